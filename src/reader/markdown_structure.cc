// Entries and headings of Markdown.
//
// Headings are given; the question is which of them are entries. Those of one level are when they
// carry the link themselves, or are numbered, or are each followed by one link line, and no list of
// entries stands below them. Elsewhere, each section chooses how its entries are written among the
// schemes that the document uses: numbered lines, table rows, bullets, bold lines.
#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>

#include "reader/entry_schemes.h"
#include "reader/line_facts.h"
#include "reader/markdown_headings.h"
#include "reader/series.h"
#include "reader/structure.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// What the headings of one level have in common.
struct LevelFacts {
  std::vector<uint32_t> leaves;  // headings without a heading below them, or with a link
  std::set<std::string_view> heading_targets;
  size_t linked_headings = 0;
  size_t numbered = 0;
  size_t link_lines = 0;  // other leaves with a link line
  size_t lists = 0;       // leaves with a list of entries
  size_t links = 0;
  size_t with_links = 0;
  size_t parents = 0;

  // A link that all headings share is not what they are about.
  bool ByLink() const {
    const size_t count = leaves.size();
    return linked_headings * 10 >= count * 6 && heading_targets.size() * 2 > linked_headings;
  }
  bool ByNumber() const {
    const size_t count = leaves.size();
    return numbered * 10 >= count * 6 && lists * 5 < count && parents == 0 && links <= 4 * count &&
           with_links * 2 >= count;
  }
  bool ByLinkLine() const {
    const size_t count = leaves.size();
    const bool most = count >= 3 ? link_lines * 10 >= count * 6 : link_lines == count;
    return most && lists * 2 < count && parents * 4 <= count;
  }
};

class MarkdownStructure {
 public:
  explicit MarkdownStructure(Document& document)
      : document_(document),
        links_(document),
        schemes_(document, links_),
        marks_(document.lines.size(), Mark::kNone) {}

  Marks Build() {
    PromoteBoldHeadings(document_);
    LevelNumberedHeadings(document_);
    MarkHeadings();
    MarkEntryHeadings();
    MarkInnerEntries();
    return std::move(marks_);
  }

 private:
  uint32_t line_count() const { return static_cast<uint32_t>(document_.lines.size()); }
  const Line& line(uint32_t i) const { return document_.lines[i]; }
  uint32_t NextHeading(uint32_t index) const;
  bool HasLinkLine(uint32_t first, uint32_t end) const;

  void MarkHeadings();
  void MarkEntryHeadings();
  void MarkInnerEntries();
  void AddSlips(std::vector<Container>& containers) const;
  LevelFacts ReadLevel(uint8_t level) const;
  void MarkLinkedSiblings(uint8_t level);
  void MarkBetween(const std::vector<uint32_t>& leaves);
  void DemoteInside(uint8_t level);

  Document& document_;
  LinkCounter links_;
  SchemeReader schemes_;
  Marks marks_;
};

void MarkdownStructure::MarkHeadings() {
  for (uint32_t i = 0; i < line_count(); ++i) {
    const bool first_of_block = i == 0 || line(i - 1).block != line(i).block;
    const bool heading = line(i).kind == LineKind::kHeading && first_of_block;
    if (heading && line(i).list_depth == 0 && line(i).quote_depth == 0) marks_[i] = Mark::kHeading;
  }
}

uint32_t MarkdownStructure::NextHeading(uint32_t index) const {
  for (++index; index < line_count() && marks_[index] == Mark::kNone;) ++index;
  return index;
}

bool MarkdownStructure::HasLinkLine(uint32_t first, uint32_t end) const {
  for (uint32_t i = first; i < end; ++i) {
    if (IsLinkLine(document_, line(i))) return true;
  }
  return false;
}

// Headings below an entry's heading are parts of the entry.
void MarkdownStructure::DemoteInside(uint8_t level) {
  bool inside = false;
  for (uint32_t i = 0; i < line_count(); ++i) {
    if (line(i).kind != LineKind::kHeading || marks_[i] == Mark::kNone) continue;
    if (line(i).heading_level <= level) {
      inside = marks_[i] == Mark::kEntry;
    } else if (inside) {
      marks_[i] = Mark::kNone;
    }
  }
}

LevelFacts MarkdownStructure::ReadLevel(uint8_t level) const {
  LevelFacts facts;
  for (uint32_t i = 0; i < line_count(); ++i) {
    if (marks_[i] != Mark::kHeading || line(i).heading_level != level) continue;
    const uint32_t end = NextHeading(i);
    const bool linked = links_.Count(i, i + 1) > 0;
    if (end < line_count() && line(end).heading_level > level) {
      ++facts.parents;
      if (!linked) continue;
    }
    facts.leaves.push_back(i);
    if (linked) {
      ++facts.linked_headings;
      facts.heading_targets.insert(document_.links[line(i).first_link].target.in(document_.text));
    }
    if (line(i).number) ++facts.numbered;
    if (schemes_.HasItemList(schemes_.ReadContainer(i + 1, end))) {
      ++facts.lists;
    } else if (HasLinkLine(i + 1, end)) {
      ++facts.link_lines;
    }
    facts.links += links_.Count(i + 1, end);
    if (links_.Count(i, end) > 0) ++facts.with_links;
  }
  return facts;
}

// Where a level as a whole is no list of entries, the children of one heading may be: all of them
// carry a link of their own.
void MarkdownStructure::MarkLinkedSiblings(uint8_t level) {
  std::vector<uint32_t> siblings;
  std::set<std::string_view> targets;
  bool all_linked = true;
  const auto flush = [&] {
    if (all_linked && siblings.size() >= 2 && targets.size() == siblings.size()) {
      for (const uint32_t index : siblings) marks_[index] = Mark::kEntry;
    }
    siblings.clear();
    targets.clear();
    all_linked = true;
  };
  for (uint32_t i = 0; i < line_count(); ++i) {
    if (marks_[i] != Mark::kHeading || line(i).heading_level > level) continue;
    if (line(i).heading_level < level) {
      flush();
      continue;
    }
    siblings.push_back(i);
    all_linked = all_linked && links_.Count(i, i + 1) > 0;
    if (all_linked) targets.insert(document_.links[line(i).first_link].target.in(document_.text));
  }
  flush();
}

void MarkdownStructure::MarkEntryHeadings() {
  for (uint8_t level = 1; level <= 6; ++level) {
    const LevelFacts facts = ReadLevel(level);
    const bool by_link = facts.ByLink(), by_number = facts.ByNumber();
    if (facts.leaves.empty()) continue;
    const bool alone = facts.leaves.size() == 1;
    if (alone ? !(by_link && by_number) : !(by_link || by_number || facts.ByLinkLine())) {
      MarkLinkedSiblings(level);
      DemoteInside(level);
      continue;
    }
    for (const uint32_t index : facts.leaves) {
      const uint32_t end = NextHeading(index);
      // Neither number nor link nor text: a section's heading on the wrong level.
      const bool bare = end == index + 1 && links_.Count(index, end) == 0 && !line(index).number;
      if (bare && end < line_count() && line(end).number) continue;
      const bool carries_link = by_link && links_.Count(index, index + 1) > 0;
      const bool filled = links_.Count(index, end) > 0 || line(index).number;
      const bool has_source = !by_link && HasLinkLine(index + 1, end);
      if (carries_link || by_number || has_source ||
          (filled && !schemes_.HasItemList(schemes_.ReadContainer(index + 1, end)))) {
        marks_[index] = Mark::kEntry;
      }
    }
    MarkBetween(facts.leaves);
    DemoteInside(level);
  }
}

// A heading with text but without a link, between two entries of its level, is an entry that lost
// its link.
void MarkdownStructure::MarkBetween(const std::vector<uint32_t>& leaves) {
  for (size_t i = 1; i + 1 < leaves.size(); ++i) {
    const uint32_t index = leaves[i];
    const bool adjacent =
        NextHeading(leaves[i - 1]) == index && NextHeading(index) == leaves[i + 1];
    const bool between =
        marks_[leaves[i - 1]] == Mark::kEntry && marks_[leaves[i + 1]] == Mark::kEntry;
    const bool has_body = index + 1 < line_count() && line(index + 1).kind == LineKind::kParagraph;
    if (marks_[index] == Mark::kHeading && adjacent && between && has_body &&
        !schemes_.HasItemList(schemes_.ReadContainer(index + 1, leaves[i + 1]))) {
      marks_[index] = Mark::kEntry;
    }
  }
}

// Adds the entries that lost their number or have one of another style, by how the series is
// written in all containers.
void MarkdownStructure::AddSlips(std::vector<Container>& containers) const {
  std::map<Scheme, SeriesHabit> habits;
  for (const Container& container : containers) {
    for (const auto& [scheme, items] : container.schemes) {
      if (scheme.kind != Scheme::kNumbered) continue;
      habits.try_emplace(scheme, document_, links_).first->second.Add(items.lines, container.end);
    }
  }
  for (auto& [scheme, habit] : habits) {
    uint32_t before = 0;
    for (size_t c = 0; c < containers.size(); ++c) {
      Container& container = containers[c];
      SeriesRange range = {.begin = container.first, .end = container.end, .value_before = before};
      if (c + 1 < containers.size()) {
        const auto next = containers[c + 1].schemes.find(scheme);
        if (next != containers[c + 1].schemes.end())
          range.value_behind = line(next->second.lines.front()).number.value;
      }
      const auto found = container.schemes.find(scheme);
      if (found == container.schemes.end()) {  // the only entry of a section lost its number
        const bool in_section =
            container.first > 0 && marks_[container.first - 1] == Mark::kHeading;
        if (!in_section || range.value_behind != before + 2) continue;
        Items only = {.lines = WithSlips(document_, links_, habit, {}, range)};
        if (only.lines.empty()) continue;
        before = range.value_behind - 1;
        schemes_.CountLinked(container, scheme, only);
        container.schemes.emplace(scheme, std::move(only));
        continue;
      }
      Items& items = found->second;
      before = line(items.lines.back()).number.value;
      items.lines = WithSlips(document_, links_, habit, items.lines, range);
      schemes_.CountLinked(container, scheme, items);
    }
  }
}

void MarkdownStructure::MarkInnerEntries() {
  std::vector<Container> containers;
  bool in_entry = false;
  for (uint32_t i = 0, begin = 0; i <= line_count(); ++i) {
    if (i < line_count() && marks_[i] == Mark::kNone) continue;
    if (!in_entry && i > begin) containers.push_back(schemes_.ReadContainer(begin, i));
    begin = i + 1;
    in_entry = i < line_count() && marks_[i] == Mark::kEntry;
  }
  AddSlips(containers);
  std::map<Scheme, Items> totals;
  std::map<Scheme, size_t> used;  // containers in which the scheme holds
  for (const Container& container : containers) {
    for (const auto& [scheme, items] : container.schemes) {
      if (scheme.kind == Scheme::kBullet && schemes_.AreFields(items.lines)) continue;
      Items& total = totals[scheme];
      total.lines.insert(total.lines.end(), items.lines.begin(), items.lines.end());
      total.linked += items.linked;
      if (items.linked * 2 >= items.lines.size()) ++used[scheme];
    }
  }
  for (const Container& container : containers) {
    const Items* best = nullptr;
    uint32_t best_cover = 0;
    for (const auto& [scheme, items] : container.schemes) {
      const Items& total = totals[scheme];
      if (total.lines.size() < 2) continue;
      if (scheme.kind == Scheme::kBullet && schemes_.AreFields(items.lines)) continue;
      const size_t share = scheme.kind == Scheme::kNumbered || scheme.kind == Scheme::kRow ? 5 : 6;
      const bool linked = items.linked * 10 >= items.lines.size() * share;
      // A list without links (quotes, remarks) in a digest whose other sections use the scheme.
      const bool follows = scheme.kind == Scheme::kNumbered && used[scheme] >= 2 &&
                           total.linked * 2 >= total.lines.size() && items.lines.size() >= 2 &&
                           items.lines.front() == container.first &&
                           line(items.lines.front()).number.value == 1;
      if (!linked && !follows) continue;
      const uint32_t cover = container.end - items.lines.front();
      if (best == nullptr || cover > best_cover) {
        best = &items;
        best_cover = cover;
      }
    }
    if (best == nullptr) continue;
    for (const uint32_t index : best->lines) marks_[index] = Mark::kEntry;
  }
}

}  // namespace

Marks MarkMarkdown(Document& document) {
  return MarkdownStructure(document).Build();
}

}  // namespace digestlint
