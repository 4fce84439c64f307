#include "report/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/palette.h"
#include "report/terminal_text.h"

namespace digestlint {
namespace {

constexpr size_t kSummaryCells = 64;

std::string_view Plural(size_t count) {
  return count == 1 ? "" : "s";
}

}  // namespace

void Statistics::AddFile(std::span<const Finding> findings) {
  ++files_;
  if (!findings.empty()) ++files_with_findings_;
  findings_ += findings.size();
  for (const Finding& finding : findings) {
    auto place = std::find_if(counts_.begin(), counts_.end(), [&](const RuleCount& count) {
      return count.rule->name == finding.rule->name;
    });
    if (place == counts_.end()) place = counts_.insert(place, {finding.rule, finding.severity, 0});
    place->severity = std::max(place->severity, finding.severity);
    ++place->count;
  }
}

std::vector<RuleCount> Statistics::Sorted() const {
  std::vector<RuleCount> sorted = counts_;
  std::sort(sorted.begin(), sorted.end(), [](const RuleCount& a, const RuleCount& b) {
    return a.count != b.count ? a.count > b.count : a.rule->name < b.rule->name;
  });
  return sorted;
}

std::string FormatTotals(const Statistics& statistics) {
  return fmt::format(
      "{} finding{} in {} of {} file{}{}\n", statistics.findings(), Plural(statistics.findings()),
      statistics.files_with_findings(), statistics.files(), Plural(statistics.files()),
      statistics.known() == 0 ? "" : fmt::format("; {} known to the baseline", statistics.known()));
}

std::string FormatStatistics(const Statistics& statistics, ReportStyle style) {
  const Palette palette = MakePalette(style.color);
  const std::vector<RuleCount> counts = statistics.Sorted();
  size_t count_cells = 0;
  size_t name_cells = 0;
  size_t severity_cells = 0;
  for (const RuleCount& count : counts) {
    count_cells = std::max(count_cells, fmt::formatted_size("{}", count.count));
    name_cells = std::max(name_cells, count.rule->name.size());
    severity_cells = std::max(severity_cells, SeverityName(count.severity).size());
  }

  std::string out;
  for (const RuleCount& count : counts) {
    fmt::format_to(std::back_inserter(out), "  {:>{}}  {:<{}}  {}{:<{}}{}  ", count.count,
                   count_cells, count.rule->name, name_cells, palette.Of(count.severity),
                   SeverityName(count.severity), severity_cells, palette.reset);
    AppendCut(count.rule->summary, kSummaryCells, out);
    out += '\n';
  }
  out += FormatTotals(statistics);
  return out;
}

}  // namespace digestlint
