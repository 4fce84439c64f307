#include "facts/misread.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr bool In(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// What Windows-1252 has at 0x80 to 0x9F; 0 where it has nothing and Latin-1 a control character.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that was read as `c`, where it is one that goes on a character of UTF-8; or 0.
unsigned char TailByte(char32_t c) {
  if (In(c, 0x80, 0xBF)) return static_cast<unsigned char>(c);
  if (c < 0x100 || c > 0xFFFF) return 0;
  const auto* at = std::find(kWindows1252.begin(), kWindows1252.end(), static_cast<char16_t>(c));
  return at == kWindows1252.end() ? 0
                                  : static_cast<unsigned char>(0x80 + (at - kWindows1252.begin()));
}

bool IsQuoteOrEllipsis(char32_t c) {
  return In(c, 0x2018, 0x201E) || c == 0x2026;
}

// Marks that may well follow an accented letter: no-break space, quotes, dashes, dots.
bool MayFollowLetter(char32_t c) {
  return IsQuoteOrEllipsis(c) || c == 0xA0 || c == 0xAB || c == 0xB7 || c == 0xBB ||
         In(c, 0x2013, 0x2014) || c == 0x2022 || In(c, 0x2039, 0x203A) || c == 0x2122;
}

// Â to Ñ after this character are no capitals of a word: 4Ã—, “textÂ ”.
bool IsNoPlaceForCapital(char32_t before, char32_t tail) {
  if (In(before, 'a', 'z') || IsAsciiDigit(before)) return true;
  return !IsAlphanumeric(before) && !IsQuoteOrEllipsis(tail);
}

// What stands in digests: letters of Europe, marks, symbols, Chinese, Japanese, Korean, emoji.
bool IsPlausible(char32_t c) {
  return In(c, 0xA0, 0x17F) || In(c, 0x391, 0x3C9) || In(c, 0x400, 0x45F) ||
         In(c, 0x2010, 0x203A) || In(c, 0x20A0, 0x2BFF) || In(c, 0x3000, 0x30FF) ||
         In(c, 0xAC00, 0xD7A3) || IsHan(c) || In(c, 0xFE0E, 0xFE0F) || c == 0xFEFF ||
         In(c, 0xFF01, 0xFF65) || c == kInvalidCodePoint || In(c, 0x1D400, 0x1D7FF) ||
         In(c, 0x1F000, 0x1FAFF);
}

// One character read as several; `original` is empty where only its first bytes are left.
struct Candidate {
  Span span;
  std::string original;
  bool clear = false;
};

// At `offset` stands a letter that is the first byte of a character; empty span where no rest fits.
Candidate ReadAt(std::string_view text, size_t offset) {
  const Decoded lead = DecodeAt(text, offset);
  std::string bytes(1, static_cast<char>(lead.code_point));
  const size_t wanted = lead.code_point < 0xE0 ? 2 : lead.code_point < 0xF0 ? 3 : 4;
  size_t at = offset + lead.size;
  bool unusual = false;
  char32_t last = 0;
  while (bytes.size() < wanted && at < text.size()) {
    const Decoded tail = DecodeAt(text, at);
    const unsigned char byte = TailByte(tail.code_point);
    if (byte == 0) break;
    last = tail.code_point;
    unusual |= !MayFollowLetter(tail.code_point);
    bytes += static_cast<char>(byte);
    at += tail.size;
  }
  if (bytes.size() < wanted) return {bytes.size() > 1 ? MakeSpan(offset, at) : Span(), {}, false};
  const Decoded original = DecodeAt(bytes, 0);
  if (original.size != wanted || !IsPlausible(original.code_point)) return {};
  const char32_t before = offset > 0 ? DecodeBefore(text, offset).code_point : '\n';
  const bool clear = unusual || (wanted == 2 && IsNoPlaceForCapital(before, last));
  return {MakeSpan(offset, at), std::move(bytes), clear};
}

}  // namespace

std::vector<Misread> FindMisread(std::string_view text) {
  std::vector<Misread> found;
  bool clear = false;
  size_t cut_end = 0;  // of the last character of which only the first bytes are left
  // The letters Â to ô, which were first bytes, are C3 82 to C3 B4, and C3 is nothing else's byte.
  for (size_t at = text.find('\xC3'); at != std::string_view::npos; at = text.find('\xC3', at)) {
    const char32_t lead = DecodeAt(text, at).code_point;
    Candidate candidate = In(lead, 0xC2, 0xF4) ? ReadAt(text, at) : Candidate();
    if (candidate.span.empty()) {
      ++at;
      continue;
    }
    const bool follows = !found.empty() && found.back().span.end == candidate.span.begin;
    if (candidate.original.empty()) {
      if (follows) found.back().damaged = true;
      ++at;
      cut_end = candidate.span.end;
      continue;
    }
    clear |= candidate.clear;
    at = candidate.span.end;
    if (follows) {
      found.back().span.end = candidate.span.end;
      found.back().original += candidate.original;
    } else {
      const bool damaged = cut_end == candidate.span.begin && cut_end > 0;
      found.push_back({candidate.span, std::move(candidate.original), damaged});
    }
  }
  if (!clear) found.clear();
  return found;
}

}  // namespace digestlint
