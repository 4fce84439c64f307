#include <fmt/format.h>

#include <map>
#include <optional>

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"
#include "reader/reader.h"
#include "report/outline.h"
#include "text/encoding_guess.h"

namespace digestlint {

int RunOutline(const OutlineArguments& arguments) {
  Configurations configurations(arguments.config);
  std::map<const TopicModel*, TopicIndex> indexes;
  std::vector<std::string> errors;
  const std::vector<std::string> paths =
      ExpandPaths(arguments.paths, arguments.stdin_filename, errors);
  for (const std::string& error : errors) Complain(error);
  bool trouble = !errors.empty();
  std::string out = arguments.json ? "[" : "";
  bool first = true;
  for (const std::string& path : paths) {
    const Input input = ReadInput(path, arguments.stdin_filename);
    if (!input.error.empty()) {
      Complain(input.error);
      trouble = true;
      continue;
    }
    const Document document = ReadDocument(input.text, FormatOf(input.path, input.text));
    if (!document.encoding.empty()) {
      Complain(input.path + ": " + DescribeEncoding(document.encoding));
      trouble = true;
      continue;
    }
    const LineIndex lines(input.text);
    std::optional<Placement> placement;
    const TopicModel& topics = configurations.For(input.path).topics();
    if (arguments.topics) {
      TopicMemory memory;
      placement.emplace(document, indexes.try_emplace(&topics, topics).first->second, memory);
    }
    const Placement* const shown = placement ? &*placement : nullptr;
    if (arguments.json) {
      out += first ? "\n" : ",\n";
      out += FormatOutlineJson(input.path, document, lines, shown);
    } else {
      out += FormatOutlineText(input.path, document, lines, shown);
    }
    first = false;
  }
  for (const std::string& error : configurations.errors()) Complain(error);
  for (const std::string& error : configurations.rule_errors()) Complain(error);
  trouble |= !configurations.errors().empty() || !configurations.rule_errors().empty();
  if (arguments.json) out += first ? "]\n" : "\n]\n";
  if (!WriteOutput(out)) return kExitTrouble;
  return trouble ? kExitTrouble : kExitClean;
}

}  // namespace digestlint
