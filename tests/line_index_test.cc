// Positions against a reference that decodes the whole text and counts.
#include "text/line_index.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "text/unicode.h"

namespace digestlint {
namespace {

// The position of every byte, and the offset of every position.
struct Reference {
  std::vector<Position> at;                    // by byte; one more for the end of the text
  std::vector<std::vector<uint32_t>> offsets;  // by line, by column
};

bool EndsLine(std::string_view text, size_t i) {
  return text[i] == '\n' || (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
}

Reference Decode(std::string_view text) {
  Reference reference;
  reference.offsets.emplace_back();
  Position position;
  size_t i = 0;
  const auto character = [&](uint32_t size) {
    reference.offsets.back().push_back(static_cast<uint32_t>(i));
    for (; size > 0; --size, ++i) reference.at.push_back(position);
    ++position.column;
  };
  if (text.starts_with("\uFEFF")) {
    for (; i < 3; ++i) reference.at.push_back(position);
  }
  while (i < text.size()) {
    if (!EndsLine(text, i)) {
      character(DecodeAt(text, i).size);
      continue;
    }
    reference.offsets.back().push_back(static_cast<uint32_t>(i));
    for (bool last = false; !last; ++i) {
      last = text[i] == '\n';
      reference.at.push_back(position);
    }
    position = {position.line + 1, 1};
    reference.offsets.emplace_back();
  }
  reference.offsets.back().push_back(static_cast<uint32_t>(i));
  reference.at.push_back(position);
  return reference;
}

std::string RandomText(std::mt19937& random) {
  static constexpr std::array<std::string_view, 22> kPieces = {
      "a",        "b ",    "1",        "\n",           "\n",
      "\r\n",     "\r",    "汉",       "字，",         "é",
      "e\u0301",  "😀",     "𠀀",       "\uFEFF",       "\x80",
      "\xE6\xB1", "\xFF",  "\xF0\x9F", "\xED\xA0\x80", "\t",
      "\x01",     "\r\r\n"};
  std::string text = random() % 4 == 0 ? "\uFEFF" : "";
  for (size_t n = random() % 30; n > 0; --n) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST_CASE("positions agree with a naive reference and go there and back") {
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = RandomText(random);
    const LineIndex index(text);
    const Reference reference = Decode(text);
    CAPTURE(round);
    REQUIRE_EQ(index.line_count(), reference.offsets.size());
    for (uint32_t i = 0; i <= text.size(); ++i) {
      REQUIRE((index.PositionAt(i) == reference.at[i]));
      REQUIRE_EQ(index.LineAt(i), reference.at[i].line);
    }
    for (uint32_t line = 1; line <= index.line_count(); ++line) {
      const std::vector<uint32_t>& columns = reference.offsets[line - 1];
      REQUIRE((index.LineSpan(line) == Span{columns.front(), columns.back()}));
      for (uint32_t column = 1; column <= columns.size(); ++column) {
        const uint32_t offset = index.OffsetAt({line, column});
        REQUIRE_EQ(offset, columns[column - 1]);
        REQUIRE((index.PositionAt(offset) == Position{line, column}));
      }
      REQUIRE_EQ(index.OffsetAt({line, static_cast<uint32_t>(columns.size()) + 1}), columns.back());
      REQUIRE_EQ(index.OffsetAt({line, 0xFFFFFFFF}), columns.back());
    }
  }
}

TEST_CASE("an empty text has one empty line") {
  const LineIndex index("");
  CHECK_EQ(index.line_count(), 1);
  CHECK((index.LineSpan(1) == Span{0, 0}));
  CHECK((index.PositionAt(0) == Position{1, 1}));
  CHECK((index.PositionAt(99) == Position{1, 1}));
  CHECK_EQ(index.OffsetAt({0, 0}), 0);
  CHECK_EQ(index.OffsetAt({9, 9}), 0);
}

TEST_CASE("a byte-order mark takes no column, and only at the start") {
  const LineIndex index("\uFEFF汉a\n\uFEFFb");
  CHECK((index.PositionAt(0) == Position{1, 1}));
  CHECK((index.PositionAt(3) == Position{1, 1}));
  CHECK((index.PositionAt(6) == Position{1, 2}));
  CHECK_EQ(index.OffsetAt({1, 1}), 3);
  CHECK((index.PositionAt(11) == Position{2, 2}));
  CHECK_EQ(LineIndex("\uFEFF\r\n").LineSpan(1).size(), 0);
}

TEST_CASE("a lone CR is text, before LF it is a line end") {
  const LineIndex index("a\rb\r\nc\r");
  CHECK_EQ(index.line_count(), 2);
  CHECK((index.LineSpan(1) == Span{0, 3}));
  CHECK((index.LineSpan(2) == Span{5, 7}));
  CHECK((index.PositionAt(4) == Position{1, 4}));  // on the LF: behind the last character
}

TEST_CASE("offsets and positions out of range move to the nearest in range") {
  const LineIndex index("ab\n汉");
  CHECK((index.PositionAt(1000) == Position{2, 2}));
  CHECK((index.PositionAt(4) == Position{2, 1}));  // inside of 汉
  CHECK_EQ(index.OffsetAt({1, 0}), 0);
  CHECK_EQ(index.OffsetAt({1, 50}), 2);
  CHECK_EQ(index.OffsetAt({7, 1}), 3);
  CHECK_EQ(index.OffsetAt({7, 50}), 6);
}

}  // namespace
}  // namespace digestlint
