#include "model/number_text.h"

#include <fmt/format.h>

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr std::u32string_view kHanDigits = U"零一二三四五六七八九";

bool IsHanDigit(char32_t c) {
  return c == U'十' || kHanDigits.find(c) != std::u32string_view::npos;
}

// 1 to 99: 十, 十二, 二十.
std::string HanNumber(uint32_t value) {
  std::string out;
  if (value >= 20) AppendUtf8(kHanDigits[value / 10], out);
  if (value >= 10) AppendUtf8(U'十', out);
  if (value % 10 != 0) AppendUtf8(kHanDigits[value % 10], out);
  return out;
}

enum class Script { kNone, kAscii, kCircled, kHan };

Script ScriptOf(char32_t c) {
  if (IsAsciiDigit(c)) return Script::kAscii;
  if (c >= U'①' && c <= U'⑳') return Script::kCircled;
  return IsHanDigit(c) ? Script::kHan : Script::kNone;
}

// Empty where the script cannot write it.
std::string Write(Script script, std::string_view old, uint32_t value) {
  std::string out;
  switch (script) {
    case Script::kAscii:
      return fmt::format("{:0{}}", value, old.starts_with('0') ? old.size() : 1);
    case Script::kCircled:
      if (value >= 1 && value <= 20) AppendUtf8(U'①' + value - 1, out);
      return out;
    case Script::kHan:
      return value >= 1 && value <= 99 ? HanNumber(value) : out;
    case Script::kNone:
      break;
  }
  return out;
}

}  // namespace

std::string WithValue(std::string_view marker, uint32_t value) {
  size_t end = marker.size();  // of the last stretch of one script
  Script script = Script::kNone;
  while (end > 0) {
    const Decoded d = DecodeBefore(marker, end);
    script = ScriptOf(d.code_point);
    if (script != Script::kNone) break;
    end -= d.size;
  }
  size_t begin = end;
  while (begin > 0) {
    const Decoded d = DecodeBefore(marker, begin);
    if (ScriptOf(d.code_point) != script) break;
    begin -= d.size;
  }
  const std::string number = Write(script, marker.substr(begin, end - begin), value);
  if (number.empty()) return "";
  return fmt::format("{}{}{}", marker.substr(0, begin), number, marker.substr(end));
}

}  // namespace digestlint
