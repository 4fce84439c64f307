// An arXiv identifier from another time than the issue is about.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "checks/stated_period.h"
#include "engine/check.h"
#include "model/arxiv_id.h"

namespace digestlint {
namespace {

struct Paper {
  uint32_t entry = 0;
  ArxivId id;
  int32_t month = 0;  // as in Period
};

// The entries whose own link is one to arXiv, with the month of its identifier.
std::vector<Paper> PapersOf(const Document& document) {
  std::vector<Paper> papers;
  for (uint32_t i = 0; i < document.entries.size(); ++i) {
    const Entry& entry = document.entries[i];
    if (entry.source_link == kNone) continue;
    ArxivId id = FindArxivId(document.links[entry.source_link].target.in(document.text));
    if (!id || id.problem != ArxivProblem::kNone || id.id.find('.') != 4) continue;
    const auto two = [&](size_t at) { return (id.id[at] - '0') * 10 + (id.id[at + 1] - '0'); };
    const int32_t month = (2000 + two(0)) * 12 + two(2) - 1;
    papers.push_back({i, std::move(id), month});
  }
  return papers;
}

std::string MonthText(int32_t month) {
  return fmt::format("{}-{:02}", month / 12, month % 12 + 1);
}

// The time of the papers themselves within a stated year: from the month that a fifth of them does
// not reach to the one that a fifth passes.
void Narrow(const std::vector<Paper>& papers, Period& period) {
  std::vector<int32_t> months;
  months.reserve(papers.size());
  for (const Paper& paper : papers) months.push_back(paper.month);
  std::sort(months.begin(), months.end());
  const int32_t low = months[months.size() / 5],
                high = months[months.size() - 1 - months.size() / 5];
  if (low < period.first || high > period.last) return;
  period.first = low;
  period.last = high;
}

}  // namespace

void CheckPeriodMismatch(CheckContext& context) {
  const Document& document = context.document;
  const std::vector<Paper> papers = PapersOf(document);
  const auto min_papers = static_cast<size_t>(context.Option("min-papers"));
  if (papers.size() <= min_papers) return;
  std::optional<Period> period = StatedPeriod(document);
  if (!period) return;
  if (period->last - period->first >= 11) Narrow(papers, *period);

  const auto old = static_cast<int32_t>(context.Option("old-months"));
  const auto coming = static_cast<int32_t>(context.Option("coming-months"));
  size_t current = 0;
  std::array<size_t, 12> months{};  // of the current papers
  std::vector<const Paper*> odd;
  for (const Paper& paper : papers) {
    const int32_t before = period->first - paper.month, after = paper.month - period->last;
    if (before * 2 <= old && after < coming) {
      ++current;
      ++months[static_cast<size_t>(paper.month % 12)];
    }
    if (before >= old || after >= coming) odd.push_back(&paper);
  }
  const size_t others = papers.size() - 1;
  if (static_cast<double>(current) < context.Option("min-share") * static_cast<double>(others)) {
    return;
  }
  for (const Paper* paper : odd) {
    const Entry& entry = document.entries[paper->entry];
    // A slip is in the year mostly: the month is that of other papers. Any other month is rather
    // that of an old paper, which new issues bring as well.
    if (paper->month < period->first &&
        months[static_cast<size_t>(paper->month % 12)] * 3 < current) {
      continue;
    }
    // An entry that names the year knows that its paper is an old one.
    const std::string year = std::to_string(paper->month / 12);
    if (PlainText(document, entry.extent).find(year) != std::string::npos) continue;
    const Link& link = document.links[entry.source_link];
    const Span id = {link.target.begin + paper->id.span.begin,
                     link.target.begin + paper->id.span.end};
    const std::string stated = period->first == period->last
                                   ? MonthText(period->first)
                                   : MonthText(period->first) + " to " + MonthText(period->last);
    context.Report(id,
                   {{"id", paper->id.id},
                    {"month", MonthText(paper->month)},
                    {"period", stated},
                    {"current", std::to_string(current)},
                    {"others", std::to_string(others)}},
                   {{period->place, "the issue's time"}});
  }
}

}  // namespace digestlint
