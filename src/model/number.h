// The number at the start of a heading or an entry, as the editor wrote it.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/span.h"

namespace digestlint {

enum class NumberStyle : uint8_t {
  kNone,
  kDunhao,      // 1、
  kDot,         // 1.
  kFullDot,     // 1．
  kParen,       // 1)  1）
  kComma,       // 1，  1,
  kParens,      // (1)
  kFullParens,  // （1）
  kBrackets,    // [1]  【1】
  kCircled,     // ①
  kOrdinal,     // 第1篇, 第一篇
  kHan,         // 一、
  kDotted,      // 1.2  1.2.  (section and entry)
  kBare,        // 1  (a table cell of its own)
};

struct Number {
  Span span;            // the marker: digits and delimiter, without the gap after it
  Span gap;             // the blanks between the marker and what it numbers
  uint32_t value = 0;   // for kDotted the last part
  uint32_t parent = 0;  // for kDotted the part before it, else 0
  NumberStyle style = NumberStyle::kNone;

  explicit operator bool() const { return style != NumberStyle::kNone; }
};

// Reads a number at `offset` of `text`, looking no further than `end`. A digit string of more than
// three digits is a year or a quantity, not a number of an entry. Returns a Number of style kNone
// where there is none. A number that nothing follows on the line is one only with a delimiter that
// cannot end a sentence.
Number ParseNumber(std::string_view text, uint32_t offset, uint32_t end);

// The name of the style with an example, for messages: "1、".
std::string_view NumberStyleExample(NumberStyle style);

}  // namespace digestlint
