// Which part of a long line a code frame shows. All offsets are bytes of the line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/span.h"

namespace digestlint {

struct FrameWindow {
  size_t begin = 0;
  size_t end = 0;
};

// Cells of a character in a source line: ShownCells, and kTabCells for a tab.
int FrameCells(char32_t c);

// `offset`, or the character before it that carries the combining mark at `offset`.
uint32_t CarrierOf(std::string_view line, uint32_t offset);

// The whole line if it fits in `cells` cells, else the part of that size around `mark`; of a mark
// that is too long, its start. Looks at a number of characters that depends on `cells` only, also
// when the line is full of characters without width.
FrameWindow FitWindow(std::string_view line, Span mark, int cells);

}  // namespace digestlint
