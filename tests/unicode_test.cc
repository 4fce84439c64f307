// Decoding against a reference that follows RFC 3629 step by step, and the classes of characters.
#include "text/unicode.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace digestlint {
namespace {

struct Character {
  char32_t code_point;
  uint32_t size;
  friend bool operator==(const Character&, const Character&) = default;
};

// The slow way: try every code point length, encode again and compare.
Character NaiveDecode(std::string_view text, size_t at) {
  for (uint32_t size = 1; size <= 4 && at + size <= text.size(); ++size) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
    char32_t value = size == 1 ? byte(0) : byte(0) & (0x7FU >> size);
    for (uint32_t i = 1; i < size; ++i) value = value * 64 + (byte(i) & 0x3FU);
    if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) continue;
    std::string again;
    AppendUtf8(value, again);
    if (again == text.substr(at, size)) return {value, size};
  }
  return {kInvalidCodePoint, 1};
}

std::string RandomText(std::mt19937& random, bool broken) {
  static constexpr std::array<std::string_view, 20> kPieces = {
      "a",       "Z", "7",  " ",      "\n",     "\r\n",   "\r",     "汉", "，",     "é",
      "e\u0301", "😀", "𠀀", "\uFEFF", "\u200B", "\u00A0", "\uFFFD", "Ｗ", "\u3000", "．"};
  static constexpr std::array<std::string_view, 10> kBroken = {
      "\x80", "\xC0\x80",     "\xE6\xB1", "\xF0\x9F\x98", "\xED\xA0\x80", "\xF4\x90\x80\x80",
      "\xFF", "\xE0\x80\x80", "\xC3",     "\xEF\xBB"};
  std::string text;
  for (size_t n = random() % 24; n > 0; --n) {
    text += broken && random() % 4 == 0 ? kBroken[random() % kBroken.size()]
                                        : kPieces[random() % kPieces.size()];
  }
  return text;
}

TEST_CASE("decoding agrees with a naive reference, forwards and backwards") {
  std::mt19937 random(20240501);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomText(random, round % 2 == 0);
    CAPTURE(round);
    size_t invalid = std::string_view::npos;
    for (size_t at = 0; at < text.size();) {
      const Decoded decoded = DecodeAt(text, at);
      const Character expected = NaiveDecode(text, at);
      REQUIRE((Character{decoded.code_point, decoded.size} == expected));
      if (expected == Character{kInvalidCodePoint, 1} && invalid == std::string_view::npos) {
        invalid = at;
      }
      at += decoded.size;
      const Decoded before = DecodeBefore(text, at);
      REQUIRE((Character{before.code_point, before.size} == expected));
    }
    CHECK_EQ(FindInvalidUtf8(text), invalid);
  }
}

TEST_CASE("every code point survives encoding and decoding") {
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    text.clear();
    AppendUtf8(c, text);
    const Decoded decoded = DecodeAt(text, 0);
    if (decoded.code_point != c || decoded.size != text.size()) FAIL("code point " << uint32_t{c});
  }
}

TEST_CASE("a truncated character is one broken byte") {
  const std::string_view text = "汉";
  CHECK_EQ(DecodeAt(text.substr(0, 2), 0).size, 1);
  CHECK_EQ(DecodeAt(text.substr(0, 2), 0).code_point, kInvalidCodePoint);
  CHECK_EQ(FindInvalidUtf8(text.substr(0, 2)), 0);
  CHECK_EQ(FindInvalidUtf8(text), std::string_view::npos);
  CHECK_EQ(FindInvalidUtf8("a\xEF\xBF\xBD"), std::string_view::npos);
}

TEST_CASE("classes of characters") {
  for (const char32_t c : U"一汉鿿㐀豈〇々𠀀") {
    if (c != 0) CHECK(IsHan(c));
  }
  for (const char32_t c : {U'a', U'，', U'。', U'あ', U'ア', U'한', U'①'}) CHECK_FALSE(IsHan(c));
  for (const char32_t c : {U'a', U'Z', U'é', U'Ö', U'ł'}) CHECK(IsLatin(c));
  for (const char32_t c : {U'×', U'÷', U'1', U'α', U'汉', U'ａ'}) CHECK_FALSE(IsLatin(c));
  for (const char32_t c : {U' ', U'\t', U'\u00A0', U'\u3000', U'\u200B', U'\u2009', U'\uFEFF'}) {
    CHECK(IsBlank(c));
  }
  CHECK_FALSE(IsBlank('\n'));
  CHECK_FALSE(IsBlank(U'\u200D'));
  for (const char32_t c : {U'a', U'7', U'汉', U'é', U'α', U'あ', U'①', U'Ⅳ'}) {
    CHECK(IsAlphanumeric(c));
  }
  for (const char32_t c : {U'，', U'_', U' ', U'（', U'😀', U'\u0301'})
    CHECK_FALSE(IsAlphanumeric(c));
}

TEST_CASE("folding changes ASCII case and width only") {
  for (char32_t c = 0; c < 0x80; ++c) {
    const char32_t lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
    CHECK_EQ(FoldWidthAndCase(c), lower);
    if (c > ' ' && c < 0x7F) CHECK_EQ(FoldWidthAndCase(c + 0xFEE0), lower);
  }
  CHECK_EQ(FoldWidthAndCase(U'\u3000'), U' ');
  for (const char32_t c : {U'。', U'、', U'É', U'汉', U'￥', U'｡'})
    CHECK_EQ(FoldWidthAndCase(c), c);
}

TEST_CASE("cells") {
  for (const char32_t c : {U'a', U'é', U'“', U'α', U'…'}) CHECK_EQ(CellWidth(c), 1);
  for (const char32_t c : {U'汉', U'，', U'（', U'あ', U'Ａ', U'😀', U'\u3000'}) {
    CHECK_EQ(CellWidth(c), 2);
  }
  for (const char32_t c : {U'\u0301', U'\u200B', U'\uFE0F'}) CHECK_EQ(CellWidth(c), 0);
  for (const char32_t c : {U'\t', U'\0', U'\x1B', U'\x7F'}) CHECK_EQ(CellWidth(c), 1);
}

TEST_CASE("control characters of Latin-1 take one cell like the others") {
  CHECK_EQ(CellWidth(U'\u0085'), 1);
  CHECK_EQ(CellWidth(U'\u009B'), 1);
}

TEST_CASE("trimming takes blanks of every kind and nothing else") {
  CHECK_EQ(Trim(" \t\u3000\u00A0汉 字\u200B\r\n\n"), "汉 字");
  CHECK_EQ(Trim("\uFEFF"), "");
  CHECK_EQ(Trim(""), "");
  CHECK_EQ(Trim(" \x80 "), "\x80");
  CHECK_EQ(Trim("\xEF\xBF\xBD "), "\xEF\xBF\xBD");
}

}  // namespace
}  // namespace digestlint
