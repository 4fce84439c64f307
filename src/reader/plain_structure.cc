// Entries and headings of plain text.
//
// Plain text has no markup, so both are inferred from what stands around them:
//  1. The numbered series that carries the entries is the style (1、 1. (1) …) most of whose items
//     have a link before the next item; without links, a long series of title-like lines.
//  2. Without numbers, the lines that hold nothing but a link cut the text into entries.
//  3. plain_headings.cc says which lines above entries are headings.
#include <algorithm>
#include <array>
#include <map>

#include "reader/line_facts.h"
#include "reader/plain_headings.h"
#include "reader/series.h"
#include "reader/structure.h"

namespace digestlint {
namespace {

constexpr uint32_t kHeadingCells = 48;  // 24 Chinese characters
constexpr uint32_t kTitleCells = 200;

class PlainStructure {
 public:
  explicit PlainStructure(Document& document)
      : document_(document), links_(document), marks_(document.lines.size(), Mark::kNone) {}

  Marks Build() {
    if (!MarkNumberedEntries()) MarkLinkedEntries();
    return std::move(marks_);
  }

 private:
  uint32_t line_count() const { return static_cast<uint32_t>(document_.lines.size()); }
  const Line& line(uint32_t i) const { return document_.lines[i]; }

  bool MarkNumberedEntries();
  std::vector<uint32_t> BestSeries() const;
  bool IsTitleSeries(const std::vector<uint32_t>& items) const;
  void SetHeading(uint32_t index, uint8_t level);

  void MarkLinkedEntries();
  void MarkLinkFirst(const std::vector<uint32_t>& link_lines);
  void MarkLinkLast(const std::vector<uint32_t>& link_lines);

  Document& document_;
  LinkCounter links_;
  Marks marks_;
};

void PlainStructure::SetHeading(uint32_t index, uint8_t level) {
  document_.lines[index].kind = LineKind::kHeading;
  document_.lines[index].heading_level = level;
  marks_[index] = Mark::kHeading;
}

// Titles that count on: at least three, most of them followed by text that is not numbered.
bool PlainStructure::IsTitleSeries(const std::vector<uint32_t>& items) const {
  if (items.size() < 3) return false;
  size_t in_order = 0, titled = 0;
  for (size_t i = 0; i < items.size(); ++i) {
    const Line& item = line(items[i]);
    if (item.number.value == (i == 0 ? 1 : line(items[i - 1]).number.value + 1)) ++in_order;
    const bool body = items[i] + 1 < line_count() && !line(items[i] + 1).number;
    if (body && LooksLikeTitle(document_, item, kTitleCells)) ++titled;
  }
  return in_order * 10 >= items.size() * 8 && titled * 10 >= items.size() * 8;
}

std::vector<uint32_t> PlainStructure::BestSeries() const {
  std::map<NumberStyle, std::vector<uint32_t>> by_style;
  for (uint32_t i = 0; i < line_count(); ++i) {
    if (line(i).number && line(i).kind == LineKind::kParagraph) {
      by_style[line(i).number.style].push_back(i);
    }
  }
  std::vector<uint32_t> best;
  size_t best_linked = 0;
  for (const auto& [style, all] : by_style) {
    const std::vector<uint32_t> items = WithoutNestedLists(document_, links_, all, line_count());
    size_t linked = 0;
    for (size_t i = 0; i < items.size(); ++i) {
      const uint32_t end = i + 1 < items.size() ? items[i + 1] : line_count();
      if (links_.Count(items[i], end) > 0) ++linked;
    }
    const bool enough = items.size() >= 2 && linked * 2 >= items.size();
    if (!enough && !IsTitleSeries(items)) continue;
    if (best.empty() || linked > best_linked ||
        (linked == best_linked && items.size() > best.size())) {
      best = items;
      best_linked = linked;
    }
  }
  return best;
}

bool PlainStructure::MarkNumberedEntries() {
  const std::vector<uint32_t> series = BestSeries();
  SeriesHabit habit(document_, links_);
  habit.Add(series, line_count());
  const std::vector<uint32_t> entries =
      WithSlips(document_, links_, habit, series, {.begin = 0, .end = line_count()});
  if (entries.empty()) return false;
  for (const uint32_t entry : entries) marks_[entry] = Mark::kEntry;
  MarkPlainHeadings(document_, entries, marks_);
  return true;
}

void PlainStructure::MarkLinkedEntries() {
  std::vector<uint32_t> link_lines;  // the first of each run of them
  bool in_run = false;
  for (uint32_t i = 0; i < line_count(); ++i) {
    const bool is_link = IsLinkLine(document_, line(i));
    if (is_link && !in_run) link_lines.push_back(i);
    in_run = is_link;
  }
  if (link_lines.size() < 3) return;
  size_t first = 0;
  for (const uint32_t index : link_lines) {
    if (index == 0 || index + 1 >= line_count()) continue;
    const bool title = LooksLikeTitle(document_, line(index - 1), kTitleCells);
    const bool opens = index == 1 || line(index - 1).blank_before ||
                       EndsSentence(line(index - 2).span.in(document_.text));
    if (title && opens && !line(index + 1).blank_before) ++first;
  }
  if (first * 10 >= link_lines.size() * 7) {
    MarkLinkFirst(link_lines);
  } else {
    MarkLinkLast(link_lines);
  }
}

void PlainStructure::MarkLinkFirst(const std::vector<uint32_t>& link_lines) {
  for (const uint32_t index : link_lines) {
    if (index == 0 || !LooksLikeTitle(document_, line(index - 1), kTitleCells)) continue;
    marks_[index - 1] = Mark::kEntry;
    if (index >= 2 && marks_[index - 2] == Mark::kNone &&
        LooksLikeTitle(document_, line(index - 2), kHeadingCells) &&
        (index == 2 || EndsEntry(document_, index - 3))) {
      SetHeading(index - 2, 1);
    }
  }
}

void PlainStructure::MarkLinkLast(const std::vector<uint32_t>& link_lines) {
  std::vector<uint32_t> titles, headings;
  uint32_t begin = 0;
  for (const uint32_t end : link_lines) {
    uint32_t title = begin;
    // An intro of whole sentences stands before the first title.
    while (title < end && !LooksLikeTitle(document_, line(title), kTitleCells)) ++title;
    const bool two = title + 2 < end && LooksLikeTitle(document_, line(title), kHeadingCells) &&
                     LooksLikeTitle(document_, line(title + 1), kTitleCells) &&
                     EndsSentence(line(title + 2).span.in(document_.text));
    if (two) headings.push_back(title++);
    if (title < end && (title == begin || begin == 0 || two)) titles.push_back(title);
    begin = end + 1;
    while (begin < line_count() && IsLinkLine(document_, line(begin))) ++begin;
  }
  if (titles.size() * 10 < link_lines.size() * 7) return;
  for (const uint32_t index : titles) marks_[index] = Mark::kEntry;
  for (const uint32_t index : headings) SetHeading(index, 1);
}

}  // namespace

Marks MarkPlainText(Document& document) {
  return PlainStructure(document).Build();
}

}  // namespace digestlint
