// A blank between Chinese and Latin in a document that writes none there, or the reverse.
//
// Words, numbers, dates and ordinals have habits of their own: 用 GPT-4 训练, 3个, 2024年.
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "checks/style_places.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

enum Kind : size_t { kWords, kNumbers, kDates, kOrdinals, kKinds };
constexpr std::array<std::string_view, kKinds> kNames = {"Latin words", "numbers", "dates",
                                                         "ordinals"};
constexpr uint32_t kMaxHan = 48;  // bytes that are looked at for a tag or a name

struct Habit {
  std::vector<const ScriptBorder*> tight;
  std::vector<const ScriptBorder*> spaced;
};

// The Latin word or number at a border.
struct Token {
  Span span;
  bool has_letter = false;
  bool starts_with_digit = false;
};

bool IsTokenByte(char c) {
  const auto code = static_cast<unsigned char>(c);
  return IsAsciiLetter(code) || IsAsciiDigit(code) || c == '.' || c == '-' || c == '+' ||
         c == '\'' || c == ',';
}

Token TokenAt(std::string_view text, const ScriptBorder& border) {
  Token token;
  uint32_t begin = border.gap.end, end = border.gap.end;
  if (border.han_left) {
    while (end < text.size() && IsTokenByte(text[end])) ++end;
  } else {
    begin = end = border.gap.begin;
    while (begin > 0 && IsTokenByte(text[begin - 1])) --begin;
  }
  token.span = {begin, end};
  bool seen = false;
  for (uint32_t i = begin; i < end; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    token.has_letter |= IsAsciiLetter(c);
    if (!seen && IsAsciiDigit(c)) token.starts_with_digit = true;
    seen |= IsAsciiLetter(c) || IsAsciiDigit(c);
  }
  return token;
}

// src/模块, #标签, user@主机, 键=值, "名字": no prose. Nor is a letter alone: A股, X 光 and k近邻
// are as they are.
bool IsProse(std::string_view text, const ScriptBorder& border, const Token& token) {
  constexpr std::string_view kTechnical = "/\\@#_=&$~<>|*^\"";
  if (token.has_letter && token.span.size() == 1) return false;
  const uint32_t beyond = border.han_left ? token.span.end : token.span.begin - 1;
  return beyond >= text.size() || kTechnical.find(text[beyond]) == std::string_view::npos;
}

// The Han characters at the border, as far as they go without a blank or another character.
Span HanAt(std::string_view text, const ScriptBorder& border) {
  Span span = {border.gap.end, border.gap.end};
  if (border.han_left) {
    span = {border.gap.begin, border.gap.begin};
    while (span.begin > 0 && span.size() < kMaxHan) {
      const Decoded before = DecodeBefore(text, span.begin);
      if (!IsHan(before.code_point)) break;
      span.begin -= before.size;
    }
    return span;
  }
  while (span.end < text.size() && span.size() < kMaxHan) {
    const Decoded next = DecodeAt(text, span.end);
    if (!IsHan(next.code_point)) break;
    span.end += next.size;
  }
  return span;
}

// #可解释AI, and " Python猫 " between blanks: a tag or a name.
bool IsName(std::string_view text, const ScriptBorder& border, const Token& token, Span han) {
  if (!border.gap.empty()) return false;
  if (border.han_left) return han.begin > 0 && text[han.begin - 1] == '#';
  constexpr uint32_t kShort = 6;  // bytes: two characters
  const auto ends = [&](uint32_t at) {
    return at >= text.size() || text[at] == ' ' || text[at] == '*' || text[at] == '\n';
  };
  return han.size() <= kShort && ends(han.end) && token.span.begin > 0 &&
         ends(token.span.begin - 1);
}

// Numbers of entries and headings, and what would look like one, are for the numbering rules.
bool IsNumbering(const Document& document, const ScriptBorder& border, const Token& token) {
  const Line& line = document.lines[border.line];
  return border.gap.begin <= line.number.span.end ||
         (!token.has_letter && token.span.begin == line.span.begin);
}

bool IsLetterAt(std::string_view text, size_t at) {
  return at < text.size() && IsAsciiLetter(static_cast<unsigned char>(text[at]));
}

// Nothing for 3D and 20GB, which are words to some and numbers to others.
std::optional<Kind> KindOf(std::string_view text, const ScriptBorder& border, const Token& token,
                           Span han) {
  // Perl 5, ISO 8601, 2 GPUs: the number belongs to the word beside it.
  const auto [begin, end] = token.span;
  const bool spaced_before = begin > 0 && text[begin - 1] == ' ';
  if (border.han_left && end < text.size() && text[end] == ' ' && IsLetterAt(text, end + 1))
    return kWords;
  if (!border.han_left && spaced_before && begin > 1 && IsLetterAt(text, begin - 2)) return kWords;
  if (token.has_letter) {
    if (token.starts_with_digit) return std::nullopt;
    return kWords;
  }
  const uint32_t before = spaced_before ? begin - 1 : begin;
  if (before > 0 && DecodeBefore(text, before).code_point == U'第') return kOrdinals;
  constexpr std::u32string_view kDateUnits = U"年月日号";
  const char32_t nearest =
      (border.han_left ? DecodeBefore(text, han.end) : DecodeAt(text, han.begin)).code_point;
  return kDateUnits.find(nearest) != std::u32string_view::npos ? kDates : kNumbers;
}

void Report(CheckContext& context, const Habit& habit, std::string_view name) {
  const bool tight_is_own = habit.tight.size() > habit.spaced.size();
  const auto& own = tight_is_own ? habit.tight : habit.spaced;
  const auto& others = tight_is_own ? habit.spaced : habit.tight;
  const auto total = static_cast<double>(own.size() + others.size());
  if (others.empty() || static_cast<double>(own.size()) < context.Option("min-places") ||
      static_cast<double>(own.size()) < total * context.Option("min-share"))
    return;
  const std::string_view text = context.document.text;
  std::vector<StylePlace> places;
  for (const ScriptBorder* border : others) {
    if (tight_is_own) {
      places.push_back({border->gap, {{border->gap, ""}}});
      continue;
    }
    const uint32_t at = border->gap.begin;
    const Span sides = MakeSpan(at - DecodeBefore(text, at).size, at + DecodeAt(text, at).size);
    places.push_back({sides, {{border->gap, " "}}});
  }
  ReportPlaces(context, places,
               fmt::format("{} between Chinese and {}, unlike {} other places of this text",
                           tight_is_own ? "a space" : "no space", name, own.size()),
               tight_is_own ? "delete the space" : "insert a space");
}

}  // namespace

void CheckMixedSpacing(CheckContext& context) {
  const Document& document = context.document;
  std::array<Habit, kKinds> habits;
  for (const ScriptBorder& border : context.facts.ScriptBorders()) {
    const std::string_view gap = context.TextOf(border.gap);
    if (!gap.empty() && gap != " ") continue;
    if (border.in_quotation || IsOthersWords(document, border)) continue;
    const Token token = TokenAt(document.text, border);
    if (!IsProse(document.text, border, token) || IsNumbering(document, border, token)) continue;
    const Span han = HanAt(document.text, border);
    if (IsName(document.text, border, token, han)) continue;
    const std::optional<Kind> kind = KindOf(document.text, border, token, han);
    if (!kind) continue;
    Habit& habit = habits[*kind];
    (gap.empty() ? habit.tight : habit.spaced).push_back(&border);
  }
  for (size_t kind = 0; kind < kKinds; ++kind) Report(context, habits[kind], kNames[kind]);
}

}  // namespace digestlint
