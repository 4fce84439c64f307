// Entries that are numbered in another manner than most of the document.
#include <algorithm>
#include <array>

#include "engine/check.h"

namespace digestlint {
namespace {

constexpr size_t kStyles = 16;
constexpr size_t kMinNumbered = 3;

// What a series of news without titles and a list of titled papers differ in: each may have a style
// of its own.
// A small number for what the entry looks like.
using Shape = size_t;
constexpr size_t kShapes = 64;

Shape ShapeOf(const Document& document, const Entry& entry) {
  LineKind kind = document.lines[entry.first_line].kind;
  // Without a blank after it, Markdown takes a list's number for the start of a paragraph.
  if (kind == LineKind::kOrdered) kind = LineKind::kParagraph;
  const bool links_title =
      entry.source_link != kNone && document.links[entry.source_link].text.overlaps(entry.title);
  const bool is_title = !EndsSentence(entry.title.in(document.text));
  return static_cast<size_t>(kind) * 4 + (links_title ? 2 : 0) + (is_title ? 1 : 0);
}

struct Group {  // the numbered entries of one section and one shape
  uint32_t section = kNone;
  Shape shape = 0;
  std::vector<const Entry*> entries;
  std::array<size_t, kStyles> counts{};
};

struct Totals {  // of one shape in the whole document
  std::array<size_t, kStyles> counts{};
  std::array<size_t, kStyles> throughout{};  // groups that use one style throughout
};

std::vector<Group> GroupEntries(const Document& document) {
  std::vector<Group> groups;
  size_t section_begin = 0;  // the groups of the current section
  for (const Entry& entry : document.entries) {
    if (!entry.number) continue;
    if (!groups.empty() && groups.back().section != entry.section) section_begin = groups.size();
    const Shape shape = ShapeOf(document, entry);
    const auto found =
        std::find_if(groups.begin() + static_cast<std::ptrdiff_t>(section_begin), groups.end(),
                     [&](auto& group) { return group.shape == shape; });
    Group& group = found != groups.end() ? *found : groups.emplace_back();
    group.section = entry.section;
    group.shape = shape;
    group.entries.push_back(&entry);
    ++group.counts[static_cast<size_t>(entry.number.style)];
  }
  return groups;
}

bool AllLinked(const Group& group) {
  return std::all_of(group.entries.begin(), group.entries.end(),
                     [](const Entry* entry) { return entry->source_link != kNone; });
}

size_t Numbered(const std::array<size_t, kStyles>& counts) {
  size_t sum = 0;
  for (const size_t count : counts) sum += count;
  return sum;
}

// The style of at least two thirds, or kNone.
NumberStyle Usual(const std::array<size_t, kStyles>& counts) {
  const auto most = std::max_element(counts.begin(), counts.end());
  if (Numbered(counts) < kMinNumbered || *most * 3 < Numbered(counts) * 2)
    return NumberStyle::kNone;
  return static_cast<NumberStyle>(most - counts.begin());
}

}  // namespace

void CheckMixedNumberingStyle(CheckContext& context) {
  const std::vector<Group> groups = GroupEntries(context.document);
  std::array<Totals, kShapes> totals{};
  for (const Group& group : groups) {
    Totals& total = totals[group.shape];
    for (size_t style = 0; style < kStyles; ++style) {
      total.counts[style] += group.counts[style];
      if (group.counts[style] == group.entries.size()) ++total.throughout[style];
    }
  }
  for (const Group& group : groups) {
    const Totals& total = totals[group.shape];
    const NumberStyle usual = Usual(total.counts);
    if (usual == NumberStyle::kNone) continue;
    const Entry* reported = nullptr;
    std::vector<Related> related;
    const auto flush = [&] {
      if (reported == nullptr) return;
      context.Report(reported->number.span,
                     {{"number", std::string(context.TextOf(reported->number.span))},
                      {"style", std::string(NumberStyleExample(usual))}},
                     std::move(related));
      reported = nullptr;
      related.clear();
    };
    for (const Entry* entry : group.entries) {
      const auto style = static_cast<size_t>(entry->number.style);
      // A second section that uses it throughout makes it a habit; an essay's points, few of which
      // have a link, count for themselves.
      const bool throughout = group.counts[style] == group.entries.size();
      const bool habit = throughout && (total.throughout[style] > 1 || !AllLinked(group));
      if (entry->number.style == usual || habit) {
        flush();
      } else if (reported == nullptr) {  // entries one after another are one slip
        reported = entry;
      } else {
        related.push_back({entry->number.span, "and here"});
      }
    }
    flush();
  }
}

}  // namespace digestlint
