// Nothing marks a heading of plain text, so several kinds of evidence count:
//  - the line is bare and short, like a title, and stands directly above an entry;
//  - the entry before it ends above it, or the document begins;
//  - the numbers fall back at the entry, or the next one does not go on from it;
//  - it is underlined;
//  - it looks like the headings that these tell.
// Of several such lines one above the other, the first line of the document is its title, and the
// others are headings without entries.
#include "reader/plain_headings.h"

#include <algorithm>
#include <array>

#include "reader/closing_line.h"
#include "reader/line_facts.h"
#include "text/unicode.h"

namespace digestlint {

bool EndsEntry(const Document& document, uint32_t index) {
  const Line& candidate = document.lines[index];
  const bool url_last = candidate.run_end > candidate.first_run &&
                        document.runs[candidate.run_end - 1].kind == RunKind::kUrl;
  const bool blank_behind =
      index + 1 < document.lines.size() && document.lines[index + 1].blank_before;
  return url_last || IsLinkLine(document, candidate) || candidate.kind == LineKind::kRule ||
         EndsSentence(candidate.span.in(document.text)) || blank_behind;
}

namespace {

constexpr uint32_t kHeadingCells = 48;  // 24 Chinese characters
constexpr uint32_t kTitleCells = 100;

// What headings of one document have in common, as a small number.
using Look = size_t;
constexpr size_t kLooks = 128;
using LookCounts = std::array<size_t, kLooks>;

class PlainHeadings {
 public:
  PlainHeadings(Document& document, const std::vector<uint32_t>& entries, Marks& marks)
      : document_(document), entries_(entries), marks_(marks) {}

  void Mark() {
    std::vector<uint32_t> sure, likely, possible;
    for (size_t i = 0; i < entries_.size(); ++i) {
      const uint32_t heading = HeadingAbove(entries_[i]);
      if (heading == kNone || !HasEndAbove(heading)) continue;
      if (IsUnderlined(heading) || CountsAnew(i)) {
        sure.push_back(heading);
      } else if (StandsApart(heading)) {
        likely.push_back(heading);
      } else {
        possible.push_back(heading);
      }
    }
    // Where sections count from 1, a short line before entry 3 may be the end of entry 2.
    const bool runs_on = sure.size() <= 1;
    std::vector<uint32_t> headings = sure;
    const LookCounts sure_looks = CountLooks(sure);
    for (const uint32_t index : likely) {
      if (runs_on || sure_looks[LookOf(index)] > 0) headings.push_back(index);
    }
    // One line without a full stop is a slip; several are headings.
    if (runs_on && headings.size() <= 1 && possible.size() >= 2) {
      const LookCounts looks = CountLooks(possible);
      for (const uint32_t index : possible) {
        if (looks[LookOf(index)] > 1) headings.push_back(index);
      }
    }
    std::sort(headings.begin(), headings.end());
    for (const uint32_t index : headings) SetHeading(index);
    MarkEmptyAbove(headings);
    MarkEmptyAtEnd(headings);
  }

 private:
  const Line& line(uint32_t i) const { return document_.lines[i]; }
  uint32_t line_count() const { return static_cast<uint32_t>(document_.lines.size()); }

  void SetHeading(uint32_t index) {
    document_.lines[index].kind = LineKind::kHeading;
    document_.lines[index].heading_level = 1;
    marks_[index] = Mark::kHeading;
  }

  bool LooksLikeHeading(uint32_t index) const {
    return marks_[index] == Mark::kNone && line(index).kind == LineKind::kParagraph &&
           LooksLikeTitle(document_, line(index), kHeadingCells);
  }

  bool IsUnderlined(uint32_t index) const {
    return index + 1 < line_count() && line(index + 1).kind == LineKind::kRule &&
           !line(index + 1).blank_before;
  }

  // The bare line directly above `index`, an underline between them or not; or kNone.
  uint32_t HeadingAbove(uint32_t index) const {
    if (index == 0) return kNone;
    uint32_t above = index - 1;
    if (line(above).kind == LineKind::kRule && above > 0 && IsUnderlined(above - 1)) --above;
    return LooksLikeHeading(above) ? above : kNone;
  }

  // The document's first line is its title when a heading stands below it.
  bool IsTitleAt(uint32_t index) const {
    return index == 0 && marks_[0] == Mark::kNone && line(0).kind == LineKind::kParagraph &&
           LooksLikeTitle(document_, line(0), kTitleCells);
  }

  bool HasEndAbove(uint32_t heading) const {
    if (heading == 0 || EndsEntry(document_, heading - 1) || IsTitleAt(heading - 1)) return true;
    const uint32_t above = HeadingAbove(heading);  // that of an empty section
    return above != kNone && StartsPart(above);
  }

  // Behind an entry's link, a rule or the document's title.
  bool StartsPart(uint32_t index) const {
    return index == 0 || line(index - 1).kind == LineKind::kRule || IsTitleAt(index - 1) ||
           IsLinkLine(document_, line(index - 1)) ||
           (index < entries_.front() && EndsEntry(document_, index - 1));
  }

  bool StandsApart(uint32_t heading) const {
    const uint32_t above = HeadingAbove(heading);
    return line(heading).blank_before || StartsPart(heading) ||
           (above != kNone && StartsPart(above));
  }

  // The numbers say that a section begins with the entry.
  bool CountsAnew(size_t i) const {
    const Number& number = line(entries_[i]).number;
    if (i == 0) return true;
    const Number& before = line(entries_[i - 1]).number;
    if (number.style == NumberStyle::kDotted) return number.parent != before.parent;
    if (number && number.value <= 1) return true;
    if (number && before && number.value <= before.value) return true;
    const Number next = i + 1 < entries_.size() ? line(entries_[i + 1]).number : Number{};
    return next && next.value == 2 && (!number || number.value > 2);
  }

  Look LookOf(uint32_t index) const {
    const std::string_view text = line(index).span.in(document_.text);
    bool han = false;
    for (size_t i = 0; i < text.size() && !han;) {
      const Decoded d = DecodeAt(text, i);
      han = IsHan(d.code_point);
      i += d.size;
    }
    return static_cast<size_t>(line(index).number.style) * 8 + (han ? 4 : 0) +
           (line(index).blank_before ? 2 : 0) + (IsUnderlined(index) ? 1 : 0);
  }

  LookCounts CountLooks(const std::vector<uint32_t>& headings) const {
    LookCounts counts{};
    for (const uint32_t heading : headings) ++counts[LookOf(heading)];
    return counts;
  }

  // Headings without entries stand above other headings.
  void MarkEmptyAbove(const std::vector<uint32_t>& headings) {
    for (const uint32_t heading : headings) {
      std::vector<uint32_t> above;
      for (uint32_t at = HeadingAbove(heading); at != kNone; at = HeadingAbove(at))
        above.push_back(at);
      // The chain ends at an entry's last line, or with the document's own title.
      while (!above.empty() && !StartsPart(above.back()) &&
             !(EndsEntry(document_, above.back() - 1) && LookOf(above.back()) == LookOf(heading))) {
        above.pop_back();
      }
      if (!above.empty() && above.back() == 0) above.pop_back();
      for (const uint32_t index : above) SetHeading(index);
    }
  }

  // The heading of an empty last section stands behind the last entry's link.
  void MarkEmptyAtEnd(const std::vector<uint32_t>& headings) {
    if (headings.empty()) return;
    const LookCounts looks = CountLooks(headings);
    for (uint32_t i = entries_.back() + 1; i < line_count(); ++i) {
      if (!IsLinkLine(document_, line(i - 1)) && !IsUnderlined(i)) continue;
      if (!LooksLikeHeading(i) || IsClosingLine(document_, line(i))) continue;
      uint32_t behind = i + (IsUnderlined(i) ? 2 : 1);
      const bool closes = behind >= line_count() || IsLinkLine(document_, line(behind)) ||
                          IsClosingLine(document_, line(behind));
      // The first heading has no empty line before it at the top of the file.
      const bool alike = looks[LookOf(i)] + 1 >= headings.size();
      // One heading shows no look; "二、" behind "一、" does.
      const Number& number = line(i).number;
      const Number& last = line(headings.back()).number;
      const bool counts_on = number && number.style == last.style && number.value == last.value + 1;
      if (!closes || !alike || (headings.size() < 2 && !counts_on)) continue;
      SetHeading(i);
      return;
    }
  }

  Document& document_;
  const std::vector<uint32_t>& entries_;
  Marks& marks_;
};

}  // namespace

void MarkPlainHeadings(Document& document, const std::vector<uint32_t>& entries, Marks& marks) {
  PlainHeadings(document, entries, marks).Mark();
}

}  // namespace digestlint
