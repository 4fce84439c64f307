// The line of the file around a place that the Markdown parser names.
#pragma once

#include <string_view>

#include "model/document.h"

namespace digestlint {

// The line that holds `offset`, without its end (LF or CRLF).
Span PhysicalLine(std::string_view text, uint32_t offset);

// The start of the line after `line`.
uint32_t NextLineBegin(std::string_view text, Span line);

// Whether an empty line, the start of the text or a byte before `floor` precedes the line that
// begins at `line_begin`. Lines of nothing but quote marks count as empty.
bool BlankBefore(std::string_view text, uint32_t line_begin, uint32_t floor);

// What may stand before the content of a line.
struct LinePrefix {
  bool quote = false;
  bool item = false;  // the marker of a list item
  bool heading = false;
  bool table = false;
};

// Where the content of `line` begins, at most `first_text`. `number_at` becomes the offset of an
// ordered list's number if one is passed.
uint32_t SkipLinePrefix(std::string_view text, Span line, uint32_t first_text, LinePrefix allowed,
                        uint32_t& number_at);

// `line` (content only) without a heading's closing marks or a table row's last bar.
Span TrimLineSuffix(std::string_view text, Span line, LinePrefix allowed);

// The number in a table row's first cell, which begins at `first_text`.
Number ParseCellNumber(std::string_view text, uint32_t first_text, uint32_t end);

}  // namespace digestlint
