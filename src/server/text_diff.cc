#include "server/text_diff.h"

#include <algorithm>
#include <cstdlib>
#include <dtl/dtl.hpp>
#include <string>
#include <unordered_map>

#include "text/line_index.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// Longer pieces are not compared character by character.
constexpr size_t kMaxPieceBytes = 4096;

// Comparing lines takes memory by the square of the lines that differ: 16 MB for so many.
constexpr size_t kMaxOtherLines = 1000;

using Pieces = std::vector<std::string_view>;

// CRLF is one.
Pieces CutCharacters(std::string_view text) {
  Pieces characters;
  while (!text.empty()) {
    const size_t size = text.starts_with("\r\n") ? 2 : DecodeAt(text, 0).size;
    characters.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return characters;
}

// Calls differ(span of before, span of after) for each stretch where they do.
template <typename Differ>
void Compare(const Pieces& before, const Pieces& after, Differ differ) {
  dtl::Diff<std::string_view, Pieces> diff(before, after);
  diff.onHuge();
  diff.compose();
  Span old_span, new_span;
  const auto flush = [&] {
    if (!old_span.empty() || !new_span.empty()) differ(old_span, new_span);
  };
  for (const auto& [piece, info] : diff.getSes().getSequence()) {
    const auto size = static_cast<uint32_t>(piece.size());
    if (info.type == dtl::SES_DELETE) {
      old_span.end += size;
    } else if (info.type == dtl::SES_ADD) {
      new_span.end += size;
    } else {
      flush();
      old_span = {old_span.end + size, old_span.end + size};
      new_span = {new_span.end + size, new_span.end + size};
    }
  }
  flush();
}

// What both begin and end with, in bytes.
struct Common {
  size_t front = 0, back = 0;
};

Common FindCommon(std::string_view before, std::string_view after) {
  const auto is_inner = [](std::string_view text, size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  const size_t shorter = std::min(before.size(), after.size());
  size_t same = 0, back = 0;
  while (same < shorter && before[same] == after[same]) ++same;
  while (same > 0 && (is_inner(before, same) || is_inner(after, same))) --same;
  if (same > 0 && before[same - 1] == '\r') --same;
  while (back < shorter - same &&
         before[before.size() - 1 - back] == after[after.size() - 1 - back]) {
    ++back;
  }
  while (back > 0 &&
         (is_inner(before, before.size() - back) || before[before.size() - back] == '\n')) {
    --back;
  }
  return {same, back};
}

// Appends the edits for one stretch of lines; `offset` is where `before` stands in the whole.
void CompareStretch(std::string_view before, std::string_view after, uint32_t offset,
                    std::vector<Edit>& edits) {
  const auto [front, back] = FindCommon(before, after);
  before = before.substr(front, before.size() - front - back);
  after = after.substr(front, after.size() - front - back);
  offset += static_cast<uint32_t>(front);
  const auto add = [&](Span old_span, Span new_span) {
    edits.push_back(
        {{offset + old_span.begin, offset + old_span.end}, std::string(new_span.in(after))});
  };
  if (before.size() > kMaxPieceBytes || after.size() > kMaxPieceBytes) {
    add(MakeSpan(0, before.size()), MakeSpan(0, after.size()));
  } else {
    Compare(CutCharacters(before), CutCharacters(after), add);
  }
}

// Line by line; there are as many of both.
void ComparePairs(const Pieces& before, const Pieces& after, uint32_t offset,
                  std::vector<Edit>& edits) {
  for (size_t i = 0; i < before.size(); ++i) {
    if (before[i] != after[i]) CompareStretch(before[i], after[i], offset, edits);
    offset += static_cast<uint32_t>(before[i].size());
  }
}

// Whether each line is still in its place: at least half of it is as it was.
bool AreAlike(const Pieces& before, const Pieces& after) {
  return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                    [](std::string_view a, std::string_view b) {
                      if (a == b) return true;
                      const auto [front, back] = FindCommon(a, b);
                      return (front + back) * 2 >= std::max(a.size(), b.size());
                    });
}

// How many lines are only in one of both.
size_t CountOthers(const Pieces& before, const Pieces& after) {
  std::unordered_map<std::string_view, ptrdiff_t> more;
  for (const std::string_view line : before) ++more[line];
  for (const std::string_view line : after) --more[line];
  size_t others = 0;
  for (const auto& [line, count] : more) others += static_cast<size_t>(std::abs(count));
  return others;
}

}  // namespace

std::vector<Edit> EditsBetween(std::string_view before, std::string_view after) {
  std::vector<Edit> edits;
  if (before == after) return edits;
  const Pieces old_all = SplitKeepingEnds(before), new_all = SplitKeepingEnds(after);
  if (AreAlike(old_all, new_all)) {
    ComparePairs(old_all, new_all, 0, edits);
    return edits;
  }
  if (CountOthers(old_all, new_all) > kMaxOtherLines) {
    CompareStretch(before, after, 0, edits);
    return edits;
  }
  Compare(old_all, new_all, [&](Span old_span, Span new_span) {
    const Pieces old_lines = SplitKeepingEnds(old_span.in(before));
    const Pieces new_lines = SplitKeepingEnds(new_span.in(after));
    if (old_lines.size() == new_lines.size()) {
      ComparePairs(old_lines, new_lines, old_span.begin, edits);
    } else {
      CompareStretch(old_span.in(before), new_span.in(after), old_span.begin, edits);
    }
  });
  return edits;
}

}  // namespace digestlint
