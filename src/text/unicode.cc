#include "text/unicode.h"

#include <utf8proc.h>

#include <algorithm>

namespace digestlint {

Decoded DecodeBefore(std::string_view text, size_t offset) {
  const size_t lowest = offset - std::min<size_t>(offset, 4);
  for (size_t start = offset; start-- > lowest;) {
    const Decoded decoded = DecodeAt(text.substr(0, offset), start);
    if (start + decoded.size == offset && decoded.code_point != kInvalidCodePoint) return decoded;
    if ((static_cast<unsigned char>(text[start]) & 0xC0) != 0x80) break;
  }
  // Either broken bytes, or a real U+FFFD, which takes three.
  if (offset >= 3 && text.substr(offset - 3, 3) == "\xEF\xBF\xBD") return {kInvalidCodePoint, 3};
  return {kInvalidCodePoint, 1};
}

size_t FindInvalidUtf8(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    const Decoded decoded = DecodeAt(text, i);
    if (decoded.size == 1 && decoded.code_point == kInvalidCodePoint) return i;
    i += decoded.size;
  }
  return std::string_view::npos;
}

void AppendUtf8(char32_t code_point, std::string& out) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  utf8proc_uint8_t bytes[4];
  const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(count));
}

bool IsAlphanumeric(char32_t c) {
  if (c < 0x80) return IsAsciiLetter(c) || IsAsciiDigit(c);
  if (IsHan(c)) return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

int CellWidth(char32_t c) {
  if (c < 0xA0) return 1;  // ASCII and the C1 control characters
  if (IsHan(c) || (c > 0x3000 && c < 0x303F) || (c > 0xFF00 && c < 0xFF61)) return 2;
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
}

std::string_view Trim(std::string_view text) {
  while (!text.empty()) {
    const Decoded d = DecodeAt(text, 0);
    if (!IsBlank(d.code_point) && d.code_point != '\n') break;
    text.remove_prefix(d.size);
  }
  while (!text.empty()) {
    const Decoded d = DecodeBefore(text, text.size());
    if (!IsBlank(d.code_point) && d.code_point != '\n') break;
    text.remove_suffix(d.size);
  }
  return text;
}

}  // namespace digestlint
