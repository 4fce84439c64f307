// A piece of the source with a line number in the gutter and marks under a span:
//
//    12 | - 一种新方法 (arxiv)
//       |   ^~~~~~~~~~
//
// Marks stand under the cells of the span as a terminal with a fixed-width font shows them: East
// Asian wide characters and emoji take two cells, combining marks none (a span that starts with
// one is marked from the character that carries it). Every span gets at least one mark; an empty
// one is marked at its place, also behind the end of its line. Long lines are cut around the span
// with `…`; cuts never separate a character from its combining marks. The time for a frame depends
// on its width, not on the length of the line or the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/palette.h"
#include "text/line_index.h"
#include "text/span.h"

namespace digestlint {

struct FrameStyle {
  int cells = 100;              // of the source line, without gutter and `…`
  int number_cells = 1;         // of the line numbers, which are right-aligned
  uint32_t most_lines = 4;      // a longer span shows its first line and `… to line N`
  char first_mark = '^';        // under the first cell of the span
  char mark = '~';              // under all others
  std::string_view mark_color;  // empty: no colour
  Palette palette = MakePalette(false);
};

// The first and last line that `span` touches; a span that ends with a line end does not touch
// the next line.
struct LineRange {
  uint32_t first = 1;
  uint32_t last = 1;
};
LineRange LinesOf(const LineIndex& lines, Span span);

// Decimal digits of `line`: the number_cells that it needs.
int LineNumberCells(uint32_t line);

// Appends the frame of `span`, which is a place in `text`; `lines` is the index of `text`.
// All lines of the frame end with LF.
void AppendCodeFrame(std::string_view text, const LineIndex& lines, Span span,
                     const FrameStyle& style, std::string& out);

}  // namespace digestlint
