#include "checks/invisible_character.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr int kMostSkipped = 16;  // invisible characters that are passed in search of a neighbour

constexpr bool In(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

struct Name {
  char32_t first;
  char32_t last;
  std::string_view name;
};
constexpr std::array<Name, 26> kNames = {{
    {0x00, 0x00, "NUL character"},
    {0x08, 0x08, "backspace"},
    {0x0B, 0x0B, "vertical tab"},
    {0x0C, 0x0C, "form feed"},
    {0x1B, 0x1B, "escape character"},
    {0x00, 0x9F, "control character"},
    {0x61C, 0x61C, "Arabic letter mark"},
    {0x200B, 0x200B, "zero-width space"},
    {0x200C, 0x200C, "zero-width non-joiner"},
    {0x200D, 0x200D, "zero-width joiner"},
    {0x200E, 0x200E, "left-to-right mark"},
    {0x200F, 0x200F, "right-to-left mark"},
    {0x2028, 0x2028, "line separator"},
    {0x2029, 0x2029, "paragraph separator"},
    {0x202A, 0x202B, "start of a bidirectional embedding"},
    {0x202C, 0x202C, "end of a bidirectional embedding"},
    {0x202D, 0x202E, "bidirectional override"},
    {0x2060, 0x2060, "word joiner"},
    {0x2061, 0x2064, "invisible operator"},
    {0x2066, 0x2068, "start of a bidirectional isolate"},
    {0x2069, 0x2069, "end of a bidirectional isolate"},
    {0x206A, 0x206F, "deprecated format character"},
    {0xFEFF, 0xFEFF, "byte-order mark inside the text"},
    {0xFFF9, 0xFFFB, "annotation mark"},
    {0xFFFC, 0xFFFC, "mark of a picture that was lost"},
    {0xE0000, 0xE007F, "invisible tag character"},
}};

bool IsZeroWidth(char32_t c) {
  return In(c, 0x200B, 0x200D) || In(c, 0x2060, 0x2064) || c == 0xFEFF;
}

bool IsDirection(char32_t c) {
  return c == 0x61C || In(c, 0x200E, 0x200F) || In(c, 0x202A, 0x202E) || In(c, 0x2066, 0x2069);
}

bool IsTag(char32_t c) {
  return In(c, 0xE0000, 0xE007F);
}

// Makes the text behind it run from the right, or open whether it does.
bool TurnsRight(char32_t c) {
  return c == 0x200F || c == 0x61C || c == 0x202B || In(c, 0x202D, 0x202E) || In(c, 0x2067, 0x2068);
}

// Arabic, Indic, Thai, Khmer, Mongolian and the like: joiners shape their letters, and the
// zero-width space parts words that no blank parts.
bool IsOfJoiningScript(char32_t c) {
  return IsRightToLeft(c) || In(c, 0x900, 0x109F) || In(c, 0x1200, 0x139F) ||
         In(c, 0x1700, 0x1CFF) || In(c, 0xA800, 0xA95F) || In(c, 0xA980, 0xABFF) ||
         In(c, 0x11000, 0x11FFF);
}

// Pictures, symbols, their variation selectors and skin tones: the joiner makes one of several.
bool IsEmojiPart(char32_t c) {
  return In(c, 0x2190, 0x2BFF) || In(c, 0xFE0E, 0xFE0F) || In(c, 0x1F000, 0x1FAFF) || IsTag(c) ||
         c == 0x20E3;
}

// A letter, digit or Chinese mark; in plain text also a blank, an ASCII mark or the line's edge.
bool IsHarmless(char32_t c, Format format) {
  if (IsAlphanumeric(c) || In(c, 0x3001, 0x3011) || In(c, 0xFF01, 0xFF65)) return true;
  return format == Format::kPlain && (c < 0x7F || In(c, 0x2010, 0x2026) || IsBlank(c));
}

// Whether the word around `span` may be part of an address: with a colon, slash or dot in it.
bool IsInAddress(std::string_view text, Span span) {
  constexpr uint32_t kReach = 64;
  const auto is_mark = [](char c) { return c == ':' || c == '/' || c == '.'; };
  const auto ends_word = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  for (uint32_t at = span.begin; at > 0 && span.begin - at < kReach; --at) {
    if (is_mark(text[at - 1])) return true;
    if (ends_word(text[at - 1])) break;
  }
  for (uint32_t at = span.end; at < text.size() && at - span.end < kReach; ++at) {
    if (is_mark(text[at])) return true;
    if (ends_word(text[at])) break;
  }
  return false;
}

// The end of an ANSI escape sequence (ECMA-48, CSI) that begins at `begin`; of any other, of ESC.
size_t EscapeEnd(std::string_view text, size_t begin) {
  size_t at = begin + 1;
  if (at >= text.size() || text[at] != '[') return at;
  const auto skip = [&](char first, char last) {
    while (at < text.size() && text[at] >= first && text[at] <= last) ++at;
  };
  ++at;
  skip('0', '?');
  skip(' ', '/');
  return at < text.size() && text[at] >= '@' && text[at] <= '~' ? at + 1 : begin + 1;
}

}  // namespace

std::string DescribeInvisible(char32_t c) {
  const auto* name = std::find_if(kNames.begin(), kNames.end(),
                                  [&](const Name& each) { return In(c, each.first, each.last); });
  return fmt::format("{} (U+{:04X})", name == kNames.end() ? "invisible character" : name->name,
                     static_cast<uint32_t>(c));
}

InvisibleJudge::Neighbours InvisibleJudge::NeighboursOf(Span span) const {
  const std::string_view text = document_.text;
  const auto skipped = [](char32_t c) { return IsZeroWidth(c) || IsDirection(c); };
  Neighbours neighbours;
  uint32_t at = span.begin;
  for (int step = 0; at > 0 && step <= kMostSkipped; ++step) {
    const Decoded d = DecodeBefore(text, at);
    neighbours.before = d.code_point == '\n' ? 0 : d.code_point;
    if (!skipped(d.code_point)) break;
    at -= d.size;
    if (at == 0) neighbours.before = 0;
  }
  at = span.end;
  for (int step = 0; at < text.size() && step <= kMostSkipped; ++step) {
    const Decoded d = DecodeAt(text, at);
    neighbours.after = d.code_point == '\n' || d.code_point == '\r' ? 0 : d.code_point;
    if (!skipped(d.code_point)) break;
    at += d.size;
    if (at == text.size()) neighbours.after = 0;
  }
  return neighbours;
}

const InvisibleJudge::LineScripts& InvisibleJudge::ScriptsAt(uint32_t offset) {
  const uint32_t line = lines_.LineAt(offset);
  if (line == scripts_.line) return scripts_;
  scripts_ = {line, false, false};
  const Span span = lines_.LineSpan(line);
  for (uint32_t at = span.begin; at < span.end;) {
    const Decoded d = DecodeAt(document_.text, at);
    scripts_.right_to_left |= IsRightToLeft(d.code_point) && d.code_point != 0x61C;
    scripts_.right_to_left_control |= TurnsRight(d.code_point);
    at += d.size;
  }
  return scripts_;
}

// Letters on both sides that are letters of text: nothing joins or parts when it goes.
bool InvisibleJudge::IsNeedless(Span span, Neighbours neighbours) const {
  const Format format = document_.format;
  if (!IsHarmless(neighbours.before, format) || !IsHarmless(neighbours.after, format)) return false;
  const uint32_t index = FindLine(document_, span.begin);
  if (index == kNone) return format == Format::kPlain;  // in an empty line, or before the text
  const Run* run = FindRun(document_, span.begin);
  if (run == nullptr) return format == Format::kPlain;
  if (run->kind != RunKind::kText || IsInAddress(document_.text, span)) return false;
  // At the start of a line it may hide a number or a mark of Markdown; beside an address, its rest.
  const Line& line = document_.lines[index];
  const std::string_view before =
      document_.text.substr(line.span.begin, span.begin - line.span.begin);
  const bool behind_word = std::any_of(before.begin(), before.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return IsAsciiLetter(byte) || (byte >= 0xE3 && byte <= 0xE9);
  });
  const auto is_text = [&](const Run* near) {
    return near == nullptr || near->kind == RunKind::kText;
  };
  return behind_word && is_text(FindRun(document_, span.begin - 1)) &&
         is_text(FindRun(document_, span.end));
}

InvisibleVerdict InvisibleJudge::JudgeZeroWidth(char32_t c, Span span) const {
  const Neighbours neighbours = NeighboursOf(span);
  const auto either = [&](auto is) { return is(neighbours.before) || is(neighbours.after); };
  if (c != 0xFEFF && either(IsOfJoiningScript)) return InvisibleVerdict::kMeant;
  if (c == 0x200D && either(IsEmojiPart)) return InvisibleVerdict::kMeant;
  // Without it, **强调：** would not be seen as emphasis between two Chinese characters.
  const auto is_markup = [](char32_t mark) {
    return mark == '*' || mark == '_' || mark == '`' || mark == '~' || mark == '$';
  };
  if (document_.format == Format::kMarkdown && either(is_markup)) return InvisibleVerdict::kMeant;
  return IsNeedless(span, neighbours) ? InvisibleVerdict::kNeedless : InvisibleVerdict::kDoubtful;
}

InvisibleVerdict InvisibleJudge::JudgeDirection(char32_t c, Span span) {
  const LineScripts& scripts = ScriptsAt(span.begin);
  if (scripts.right_to_left && !In(c, 0x202D, 0x202E)) return InvisibleVerdict::kMeant;
  if (scripts.right_to_left || scripts.right_to_left_control) return InvisibleVerdict::kDoubtful;
  return IsNeedless(span, NeighboursOf(span)) ? InvisibleVerdict::kNeedless
                                              : InvisibleVerdict::kDoubtful;
}

// Tags are meant in the flags of England, Scotland and Wales, behind a black flag.
InvisibleVerdict InvisibleJudge::JudgeTag(Span span) {
  const bool goes_on = tag_end_ > 0 && span.begin == tag_end_;
  if (!goes_on) {
    in_tag_flag_ = span.begin > 0 && DecodeBefore(document_.text, span.begin).code_point == 0x1F3F4;
  }
  tag_end_ = span.end;
  return in_tag_flag_ ? InvisibleVerdict::kMeant : InvisibleVerdict::kDoubtful;
}

InvisibleJudgement InvisibleJudge::Judge(const OddCharacter& character) {
  const std::string_view text = document_.text;
  const char32_t c = character.code_point;
  const uint32_t begin = character.offset;
  Span span = MakeSpan(begin, begin + DecodeAt(text, begin).size);
  if (c == 0x1B) span.end = static_cast<uint32_t>(EscapeEnd(text, begin));
  const bool ends_line =
      span.end == text.size() || text[span.end] == '\n' || text[span.end] == '\r';
  const bool separates = In(c, 0x2028, 0x2029) && !ends_line;
  InvisibleJudgement judgement = {InvisibleVerdict::kDoubtful,
                                  {span, std::string(separates ? line_end_ : "")}};
  if (IsTag(c)) {
    judgement.verdict = JudgeTag(span);
  } else if (IsZeroWidth(c)) {
    judgement.verdict = JudgeZeroWidth(c, span);
  } else if (IsDirection(c)) {
    judgement.verdict = JudgeDirection(c, span);
  }
  return judgement;
}

}  // namespace digestlint
