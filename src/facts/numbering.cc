#include "facts/numbering.h"

#include <map>

namespace digestlint {
namespace {

bool IsMarkdownList(const Document& document, const Entry& entry) {
  return document.lines[entry.first_line].kind == LineKind::kOrdered;
}

void AddEntries(const Document& document, std::vector<NumberSeries>& series) {
  uint32_t section = kNone, parent = 0, skipped = 0;
  for (const Entry& entry : document.entries) {
    if (entry.section != section) skipped = 0;
    if (!entry.number) {
      ++skipped;
      continue;
    }
    const bool new_parent =
        entry.number.style == NumberStyle::kDotted && entry.number.parent != parent;
    if (series.empty() || entry.section != section || new_parent) {
      series.emplace_back().markdown_list = true;
    }
    section = entry.section;
    parent = entry.number.parent;
    series.back().numbers.push_back(&entry.number);
    series.back().skipped.push_back(skipped);
    skipped = 0;
    series.back().markdown_list &= IsMarkdownList(document, entry);
  }
}

void AddHeadings(const Document& document, std::vector<NumberSeries>& series) {
  std::map<std::pair<uint32_t, uint8_t>, size_t> by_parent;
  for (const Section& section : document.sections) {
    if (!section.number) continue;
    const auto [found, fresh] =
        by_parent.emplace(std::pair(section.parent, section.level), series.size());
    if (fresh) series.emplace_back().is_headings = true;
    series[found->second].numbers.push_back(&section.number);
    series[found->second].skipped.push_back(0);
  }
}

}  // namespace

Numbering FindNumbering(const Document& document) {
  Numbering numbering;
  AddEntries(document, numbering.entries);
  AddHeadings(document, numbering.headings);
  size_t continued = 0, up = 0, down = 0;
  uint32_t last = 0;
  for (const NumberSeries& series : numbering.entries) {
    const uint32_t first = series.numbers.front()->value;
    if (first <= 1) ++numbering.sections_that_restart;
    if (last > 0 && first == last + 1) ++continued;
    last = series.numbers.back()->value;
    for (size_t i = 1; i < series.numbers.size(); ++i) {
      if (series.numbers[i]->value == series.numbers[i - 1]->value + 1) ++up;
      if (series.numbers[i]->value + 1 == series.numbers[i - 1]->value) ++down;
    }
  }
  // The very first section counts from 1 in both schemes.
  if (continued > 0 && continued + 1 > numbering.sections_that_restart) {
    numbering.scheme = NumberScheme::kContinue;
  }
  numbering.descending = down > up && down >= 2;
  return numbering;
}

}  // namespace digestlint
