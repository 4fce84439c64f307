#include "model/number.h"

#include <array>

#include "text/unicode.h"

namespace digestlint {
namespace {

// A cursor over the characters in [offset, end).
struct Cursor {
  std::string_view text;
  uint32_t at;
  uint32_t end;

  char32_t Peek() const { return at < end ? DecodeAt(text, at).code_point : 0; }
  void Next() { at += DecodeAt(text, at).size; }
  bool Eat(char32_t c) {
    if (Peek() != c) return false;
    Next();
    return true;
  }
};

// Up to three ASCII digits; false when there are none or more.
bool EatDigits(Cursor& cursor, uint32_t& value) {
  value = 0;
  int count = 0;
  for (; IsAsciiDigit(cursor.Peek()); cursor.Next()) {
    value = value * 10 + (cursor.Peek() - '0');
    if (++count > 3) return false;
  }
  return count > 0;
}

// 一 to 九十九.
bool EatHanNumber(Cursor& cursor, uint32_t& value) {
  static constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  uint32_t total = 0, digit = 0;
  bool any = false;
  for (;; cursor.Next()) {
    const char32_t c = cursor.Peek();
    const size_t found = c == 0 ? std::u32string_view::npos : kDigits.find(c);
    if (c == U'十') {
      total += (digit == 0 ? 1 : digit) * 10;
      digit = 0;
    } else if (found != std::u32string_view::npos && digit == 0) {
      digit = static_cast<uint32_t>(found);
    } else {
      break;
    }
    any = true;
  }
  value = total + digit;
  return any && value > 0 && value < 100;
}

struct Closer {
  char32_t open;
  char32_t close;
  NumberStyle style;
};
constexpr std::array<Closer, 5> kEnclosed = {{
    {'(', ')', NumberStyle::kParens},
    {U'（', U'）', NumberStyle::kFullParens},
    {'[', ']', NumberStyle::kBrackets},
    {U'【', U'】', NumberStyle::kBrackets},
    {U'［', U'］', NumberStyle::kBrackets},
}};

struct Delimiter {
  char32_t mark;
  NumberStyle style;
};
constexpr std::array<Delimiter, 7> kDelimiters = {{
    {U'、', NumberStyle::kDunhao},
    {'.', NumberStyle::kDot},
    {U'．', NumberStyle::kFullDot},
    {')', NumberStyle::kParen},
    {U'）', NumberStyle::kParen},
    {',', NumberStyle::kComma},
    {U'，', NumberStyle::kComma},
}};

Number Finish(Cursor cursor, uint32_t begin, uint32_t value, NumberStyle style) {
  Number number;
  number.span = {begin, cursor.at};
  number.value = value;
  number.style = style;
  number.gap.begin = cursor.at;
  while (cursor.at < cursor.end && IsBlank(cursor.Peek())) cursor.Next();
  number.gap.end = cursor.at;
  return number;
}

// 第 1 篇, 第一篇; the counter is what a digest counts its entries with.
Number ParseOrdinal(Cursor cursor, uint32_t begin) {
  static constexpr std::u32string_view kCounters = U"篇条个则项";
  uint32_t value = 0;
  if (!cursor.Eat(U'第')) return {};
  while (IsBlank(cursor.Peek())) cursor.Next();
  if (!EatDigits(cursor, value) && !EatHanNumber(cursor, value)) return {};
  while (IsBlank(cursor.Peek())) cursor.Next();
  const char32_t counter = cursor.Peek();
  if (counter == 0 || kCounters.find(counter) == std::u32string_view::npos) return {};
  cursor.Next();
  for (const char32_t mark : {U'、', U'：', U':', U'.'}) {
    if (cursor.Eat(mark)) break;
  }
  return Finish(cursor, begin, value, NumberStyle::kOrdinal);
}

}  // namespace

Number ParseNumber(std::string_view text, uint32_t offset, uint32_t end) {
  Cursor cursor{text, offset, end};
  const char32_t first = cursor.Peek();
  uint32_t value = 0;
  if (first >= U'①' && first <= U'⑳') {
    cursor.Next();
    for (const char32_t mark : {U'、', U'.'}) {
      if (cursor.Eat(mark)) break;
    }
    return Finish(cursor, offset, first - U'①' + 1, NumberStyle::kCircled);
  }
  if (first == U'第') return ParseOrdinal(cursor, offset);
  for (const Closer& pair : kEnclosed) {
    if (first != pair.open) continue;
    cursor.Next();
    if (!EatDigits(cursor, value) || !cursor.Eat(pair.close)) return {};
    return Finish(cursor, offset, value, pair.style);
  }
  if (IsHan(first)) {
    if (!EatHanNumber(cursor, value) || !cursor.Eat(U'、')) return {};
    return Finish(cursor, offset, value, NumberStyle::kHan);
  }
  if (!EatDigits(cursor, value)) return {};
  // "1 、Title": a blank before a full-width mark is a slip, and still a number.
  Cursor tight = cursor;
  while (IsBlank(cursor.Peek())) cursor.Next();
  if (cursor.Peek() != U'、' && cursor.Peek() != U'，') cursor = tight;
  for (const Delimiter& delimiter : kDelimiters) {
    if (!cursor.Eat(delimiter.mark)) continue;
    const char32_t next = cursor.Peek();
    if (delimiter.style == NumberStyle::kDot && IsAsciiDigit(next)) {  // 1.2 Title, 1.2. Title
      uint32_t part = 0;
      if (!EatDigits(cursor, part)) return {};
      const bool dot = cursor.Eat('.');
      if (IsAsciiDigit(cursor.Peek()) || (!dot && !IsBlank(cursor.Peek()))) return {};
      Number number = Finish(cursor, offset, part, NumberStyle::kDotted);
      number.parent = value;
      return number;
    }
    if (delimiter.style == NumberStyle::kComma && (IsAsciiDigit(next) || next == 0)) return {};
    return Finish(cursor, offset, value, delimiter.style);
  }
  return {};
}

std::string_view NumberStyleExample(NumberStyle style) {
  switch (style) {
    case NumberStyle::kNone:
      return "";
    case NumberStyle::kDunhao:
      return "1、";
    case NumberStyle::kDot:
      return "1.";
    case NumberStyle::kFullDot:
      return "1．";
    case NumberStyle::kParen:
      return "1)";
    case NumberStyle::kComma:
      return "1，";
    case NumberStyle::kParens:
      return "(1)";
    case NumberStyle::kFullParens:
      return "（1）";
    case NumberStyle::kBrackets:
      return "[1]";
    case NumberStyle::kCircled:
      return "①";
    case NumberStyle::kOrdinal:
      return "第1篇";
    case NumberStyle::kHan:
      return "一、";
    case NumberStyle::kDotted:
      return "1.1";
    case NumberStyle::kBare:
      return "1";
  }
  return "";
}

}  // namespace digestlint
