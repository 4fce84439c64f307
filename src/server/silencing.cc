#include "server/silencing.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "reader/reader.h"

namespace digestlint {
namespace {

using Counts = std::map<std::string_view, size_t>;  // by rule

Counts CountOf(const std::vector<Finding>& findings) {
  Counts counts;
  for (const Finding& finding : findings) ++counts[finding.rule->name];
  return counts;
}

// As far in as the line is.
Edit CommentAbove(std::string_view rule, std::string_view text, Span line) {
  const std::string_view own = line.in(text);
  const std::string_view indent = own.substr(0, std::min(own.find_first_not_of(" \t"), own.size()));
  const bool crlf = text.substr(line.end, 2) == "\r\n";
  return {{line.begin, line.begin},
          fmt::format("{}<!-- digestlint-disable-next-line {} -->{}", indent, rule,
                      crlf ? "\r\n" : "\n")};
}

// In the last cell where the line is a table's row.
Edit CommentBehind(std::string_view rule, std::string_view text, Span line) {
  std::string_view own = line.in(text);
  const auto trim = [&own] { own = own.substr(0, own.find_last_not_of(" \t") + 1); };
  trim();
  if (own.ends_with('|')) own.remove_suffix(1);
  trim();
  const auto at = static_cast<uint32_t>(line.begin + own.size());
  return {{at, at}, fmt::format(" <!-- digestlint-disable-line {} -->", rule)};
}

}  // namespace

std::optional<Edit> SilencingComment(const Finding& finding, const Analysis& analysis,
                                     const OpenDocument& document, Configuration& configuration,
                                     const Baseline* baseline) {
  const std::string_view rule = finding.rule->name;
  const Counts before = CountOf(analysis.findings);
  const Linter& linter = configuration.LinterFor(document.path()).linter();
  const auto silences = [&](const Edit& edit) {
    const std::string text = ApplyEdits(analysis.text, {edit});
    const Document changed = ReadDocument(text, document.format());
    std::vector<Finding> findings = linter.Lint(changed);
    document.LeaveOut(configuration, baseline, changed, findings);
    Counts after = CountOf(findings);
    const size_t left = std::exchange(after[rule], before.at(rule));
    return left < before.at(rule) && after == before;
  };
  const Span line =
      analysis.positions.LineSpan(analysis.positions.PositionAt(finding.span.begin).line);
  for (const auto make : {CommentAbove, CommentBehind}) {
    Edit edit = make(rule, analysis.text, line);
    if (silences(edit)) return edit;
  }
  return std::nullopt;
}

}  // namespace digestlint
