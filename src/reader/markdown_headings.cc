#include "reader/markdown_headings.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "reader/line_facts.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr uint8_t kBoldHeadingLevel = 7;  // a bold line that acts as a heading, below all real ones
constexpr uint32_t kBoldHeadingCells = 40;

}  // namespace

bool IsBoldLine(const Document& document, const Line& line) {
  if (line.kind != LineKind::kParagraph || line.list_depth > 0 || line.quote_depth > 0)
    return false;
  bool words = false;
  for (uint32_t i = line.first_run; i < line.run_end; ++i) {
    const Run& run = document.runs[i];
    if (run.kind == RunKind::kHtml || Trim(run.span.in(document.text)).empty()) continue;
    if (!run.strong) return false;
    for (const char c : run.span.in(document.text)) {
      words |=
          IsAsciiLetter(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    }
  }
  return words;
}

void PromoteBoldHeadings(Document& document) {
  std::vector<uint32_t> found;
  for (uint32_t i = 0; i + 1 < document.lines.size(); ++i) {
    const Line& candidate = document.lines[i];
    const Line& next = document.lines[i + 1];
    const bool alone =
        next.block != candidate.block && (i == 0 || document.lines[i - 1].block != candidate.block);
    const bool opens =
        static_cast<bool>(next.number) || (next.kind == LineKind::kBullet && next.list_depth == 1);
    if (!alone || !opens || candidate.number || candidate.link_end > candidate.first_link) continue;
    if (IsBoldLine(document, candidate) && LooksLikeTitle(document, candidate, kBoldHeadingCells))
      found.push_back(i);
  }
  if (found.size() < 2) return;
  for (const uint32_t index : found) {
    document.lines[index].kind = LineKind::kHeading;
    document.lines[index].heading_level = kBoldHeadingLevel;
  }
}

void LevelNumberedHeadings(Document& document) {
  std::map<NumberStyle, std::vector<uint32_t>> series;
  for (uint32_t i = 0; i < document.lines.size(); ++i) {
    if (document.lines[i].kind == LineKind::kHeading && document.lines[i].number &&
        document.lines[i].list_depth == 0)
      series[document.lines[i].number.style].push_back(i);
  }
  for (const auto& each : series) {
    const std::vector<uint32_t>& members = each.second;
    std::array<size_t, kBoldHeadingLevel + 1> count = {};
    for (const uint32_t index : members) ++count[document.lines[index].heading_level];
    const auto common = std::max_element(count.begin(), count.end());
    const auto level = static_cast<uint8_t>(common - count.begin());
    if (*common < 3 || (members.size() - *common) * 5 > members.size()) continue;
    for (size_t i = 0; i < members.size(); ++i) {
      Line& odd = document.lines[members[i]];
      if (odd.heading_level == level) continue;
      const auto follows = [&](size_t before, size_t after) {
        return document.lines[members[after]].number.value ==
               document.lines[members[before]].number.value + 1;
      };
      const bool first = i == 0 || odd.number.value == 1;
      const bool last = i + 1 == members.size() || document.lines[members[i + 1]].number.value == 1;
      if (first && last) continue;
      if ((first || follows(i - 1, i)) && (last || follows(i, i + 1))) odd.heading_level = level;
    }
  }
}

}  // namespace digestlint
