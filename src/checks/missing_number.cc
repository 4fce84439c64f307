// One entry without a number in a numbered list.
#include <algorithm>

#include "engine/check.h"

namespace digestlint {
namespace {

struct Share {
  size_t numbered = 0;
  size_t total = 0;
};

// An unnumbered bullet among ordered items, or a heading among list items, is of another kind.
bool IsBullet(const Document& document, const Entry& entry) {
  return document.lines[entry.first_line].kind == LineKind::kBullet;
}

}  // namespace

// The document tells: outside of the sections that are plain lists as a whole, nearly every entry
// has a number. A lone entry is a section without numbers only where there are other such sections.
void CheckMissingNumber(CheckContext& context) {
  const Document& document = context.document;
  struct Group {
    size_t first = 0;
    size_t end = 0;
    size_t numbered = 0;
    size_t size() const { return end - first; }
  };
  std::vector<Group> groups;
  for (size_t i = 0; i < document.entries.size(); ++i) {
    const Entry& entry = document.entries[i];
    if (i == 0 || entry.section != document.entries[i - 1].section) groups.push_back({i, i});
    ++groups.back().end;
    if (entry.number) ++groups.back().numbered;
  }
  Share counted;             // in sections with numbers
  size_t plain_lists = 0;    // sections of two and more without any
  size_t plain_singles = 0;  // sections of one entry, which has none
  size_t numbered_groups = 0;
  for (const Group& group : groups) {
    if (group.numbered > 0) {
      ++numbered_groups;
      counted.numbered += group.numbered;
      counted.total += group.size();
    } else {
      ++(group.size() == 1 ? plain_singles : plain_lists);
    }
  }
  const auto min_share = context.Option("min-share");
  for (const Group& group : groups) {
    const size_t missing = group.size() - group.numbered;
    if (missing == 0 || (group.numbered == 0 && group.size() > 1)) continue;
    const bool single = group.numbered == 0;
    if (single && (plain_lists > 0 || plain_singles > 1 || numbered_groups < 2)) continue;
    const size_t others = single ? counted.total : counted.total - 1;
    if (static_cast<double>(counted.numbered) < context.Option("min-numbered") ||
        static_cast<double>(counted.numbered) < min_share * static_cast<double>(others) ||
        (group.size() > 2 && missing * 3 > group.size())) {
      continue;
    }
    for (size_t i = group.first; i < group.end; ++i) {
      const Entry& entry = document.entries[i];
      if (entry.number || IsBullet(document, entry)) continue;
      const Span place = entry.title.empty() ? document.lines[entry.first_line].span : entry.title;
      context.Report(
          place, {{"count", std::to_string(counted.numbered)}, {"total", std::to_string(others)}});
    }
  }
}

}  // namespace digestlint
