// Development tool: for each digest named on standard input prints one line per entry: the path,
// the entry's line, the confidence that it is misplaced, its largest share of a topic, and for its
// own section and each that may be better the heading's line, whether it is cross-cutting, and the
// parts of the fit. The trainer learns their weights from this.
//
// usage: print_fits [TOPIC-FOLDER] < PATHS
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <string>

#include "catalogue/builtin.h"
#include "catalogue/topic_folder.h"
#include "facts/placement.h"
#include "files/read_file.h"
#include "reader/reader.h"
#include "text/line_index.h"

namespace digestlint {
namespace {

void PrintDocument(const std::string& path, const TopicIndex& topics) {
  const FileContents contents = ReadFile(path);
  const Document document = ReadDocument(contents.text, FormatOf(path, contents.text));
  const LineIndex lines(contents.text);
  TopicMemory memory;
  const Placement placement(document, topics, memory);
  for (uint32_t e = 0; e < document.entries.size(); ++e) {
    const Entry& entry = document.entries[e];
    if (entry.section == kNone) continue;
    const auto& shares = placement.entry(e).topics;
    const EntryPlace place = placement.Judge(e);
    std::string out =
        fmt::format("{}\t{}\t{:.6f}\t{:.6f}\t{}", path, lines.PositionAt(entry.title.begin).line,
                    place.misplaced, *std::max_element(shares.begin(), shares.end()),
                    place.better == kNone
                        ? 0
                        : lines.PositionAt(document.sections[place.better].heading.begin).line);
    for (const SectionFit& fit : placement.Fits(e)) {
      const Span heading = document.sections[fit.section].heading;
      out += fmt::format("\t{} {:d} {:.5f}", lines.PositionAt(heading.begin).line,
                         placement.section(fit.section).cross_cutting, fmt::join(fit.parts, " "));
    }
    fmt::print("{}\n", out);
  }
}

}  // namespace
}  // namespace digestlint

int main(int argc, char** argv) {
  using namespace digestlint;
  TopicData data;
  TopicModel model = BuiltinTopics();
  if (argc > 1) {
    std::vector<std::string> errors;
    model = LoadTopicFolder(argv[1], BuiltinTopics(), data, errors);
    for (const std::string& error : errors) fmt::print(stderr, "{}\n", error);
    if (!errors.empty()) return 2;
  }
  const TopicIndex topics(model);
  std::string path;
  while (std::getline(std::cin, path)) PrintDocument(path, topics);
  return 0;
}
