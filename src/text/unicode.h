// Decoding UTF-8 and the few properties of characters that the rules ask for.
//
// Properties come from utf8proc. The classes that are asked per character of every file (Han,
// Latin, digit) are inline range tests; each names the Unicode blocks that it covers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace digestlint {

// What DecodeAt returns for bytes that are not UTF-8; such a byte counts as one character.
inline constexpr char32_t kInvalidCodePoint = 0xFFFD;

// What a byte-order mark takes at the start of a file: it belongs to the file, not to its first
// line.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr uint32_t ByteOrderMarkSize(std::string_view text) {
  return text.starts_with(kByteOrderMark) ? static_cast<uint32_t>(kByteOrderMark.size()) : 0;
}

struct Decoded {
  char32_t code_point = 0;
  uint32_t size = 1;  // in bytes; always at least 1
};

// Decodes the character at `offset`, which must be less than text.size(). Never reads past the end.
inline Decoded DecodeAt(std::string_view text, size_t offset) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(offset);
  if (lead < 0x80) return {lead, 1};
  const size_t left = text.size() - offset;
  const auto tail = [&](size_t i) { return (byte(offset + i) & 0xC0) == 0x80; };
  const auto bits = [&](size_t i) { return static_cast<char32_t>(byte(offset + i) & 0x3F); };
  if (lead >= 0xE0 && lead < 0xF0 && left >= 3 && tail(1) && tail(2)) {
    const char32_t cp = (static_cast<char32_t>(lead & 0x0F) << 12) | (bits(1) << 6) | bits(2);
    if (cp >= 0x800 && (cp < 0xD800 || cp > 0xDFFF)) return {cp, 3};
  } else if (lead >= 0xC2 && lead < 0xE0 && left >= 2 && tail(1)) {
    return {(static_cast<char32_t>(lead & 0x1F) << 6) | bits(1), 2};
  } else if (lead >= 0xF0 && lead < 0xF5 && left >= 4 && tail(1) && tail(2) && tail(3)) {
    const char32_t cp =
        (static_cast<char32_t>(lead & 0x07) << 18) | (bits(1) << 12) | (bits(2) << 6) | bits(3);
    if (cp >= 0x10000 && cp <= 0x10FFFF) return {cp, 4};
  }
  return {kInvalidCodePoint, 1};
}

// The character that ends before `offset`, which must be more than 0.
Decoded DecodeBefore(std::string_view text, size_t offset);

// The offset of the first byte that is not UTF-8 (RFC 3629), or npos.
size_t FindInvalidUtf8(std::string_view text);

// Appends `code_point` to `out` as UTF-8.
void AppendUtf8(char32_t code_point, std::string& out);

// Han ideographs: CJK Unified and its extensions A to H, compatibility ideographs, 〇 and 々.
constexpr bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         c == 0x3005 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

constexpr bool IsAsciiDigit(char32_t c) {
  return c >= '0' && c <= '9';
}
constexpr bool IsAsciiLetter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// ASCII letters and the Latin letters of Latin-1 and Latin Extended-A/B.
constexpr bool IsLatin(char32_t c) {
  return IsAsciiLetter(c) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

// Full-width digits and letters (U+FF10-FF19, FF21-FF3A, FF41-FF5A).
constexpr bool IsWideAlphanumeric(char32_t c) {
  return c >= 0xFF10 && c <= 0xFF5A && (IsAsciiDigit(c - 0xFEE0) || IsAsciiLetter(c - 0xFEE0));
}

// Blanks within a line: space, tab, no-break and ideographic space, U+2000-200A, what has no width
// or is of direction only (U+200B, 200E, 200F, 202A-202E, 2060-2064; joiners are no blanks), a
// byte-order mark, and the CR of a CRLF line end.
constexpr bool IsBlank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == '\r';
}

// A letter or number of any script (Unicode general categories L and N).
bool IsAlphanumeric(char32_t c);

// Full-width ASCII variants (U+FF01-FF5E) to ASCII, ideographic space to space, A-Z to a-z;
// everything else as it is. Used wherever width and case must not matter.
constexpr char32_t FoldWidthAndCase(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c == 0x3000) return ' ';
  return (c >= 'A' && c <= 'Z') ? c + 32 : c;
}

// Terminal cells that the character takes: 0, 1 or 2 (East Asian Width W and F take 2; ambiguous
// takes 1; control characters take 1, the cell of the mark that stands for them).
int CellWidth(char32_t c);

// Without blanks (see IsBlank) and line ends on both sides.
std::string_view Trim(std::string_view text);

}  // namespace digestlint
