#include "report/frame_window.h"

#include <algorithm>

#include "report/terminal_text.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// More combining marks than this per cell are cut off.
constexpr int kCharactersPerCell = 4;

struct Walk {
  size_t offset = 0;  // where it stopped
  int cells = 0;      // of the characters passed
};

Walk WalkForward(std::string_view line, size_t from, size_t to, int cells) {
  Walk walk{from, 0};
  int left = cells * kCharactersPerCell;
  while (walk.offset < to && left-- > 0) {
    const Decoded decoded = DecodeAt(line, walk.offset);
    const int width = FrameCells(decoded.code_point);
    if (walk.cells + width > cells) break;
    walk.cells += width;
    walk.offset += decoded.size;
  }
  return walk;
}

Walk WalkBackward(std::string_view line, size_t from, int cells) {
  Walk walk{from, 0};
  int left = cells * kCharactersPerCell;
  while (walk.offset > 0 && left-- > 0) {
    const Decoded decoded = DecodeBefore(line, walk.offset);
    const int width = FrameCells(decoded.code_point);
    if (walk.cells + width > cells) break;
    walk.cells += width;
    walk.offset -= decoded.size;
  }
  return walk;
}

}  // namespace

int FrameCells(char32_t c) {
  return c == '\t' ? kTabCells : ShownCells(c);
}

uint32_t CarrierOf(std::string_view line, uint32_t offset) {
  uint32_t carrier = offset;
  for (int step = 0; step < 32 && carrier > 0 && carrier < line.size(); ++step) {
    if (FrameCells(DecodeAt(line, carrier).code_point) > 0) return carrier;
    carrier -= DecodeBefore(line, carrier).size;
  }
  return carrier;
}

FrameWindow FitWindow(std::string_view line, Span mark, int cells) {
  const size_t size = line.size();
  if (WalkForward(line, 0, size, cells).offset == size) return {0, size};

  // A fifth of the cells is kept for what is around a long mark.
  const Walk marked = WalkForward(line, mark.begin, mark.end, cells - cells / 5);
  const int around = cells - marked.cells;
  const int right = WalkForward(line, marked.offset, size, around).cells;
  const Walk left = WalkBackward(line, mark.begin, std::max(around / 2, around - right));
  FrameWindow window{left.offset, 0};
  window.end = WalkForward(line, marked.offset, size, around - left.cells).offset;

  // A combining mark whose carrier was cut off goes too.
  while (window.begin > 0 && window.begin < mark.begin) {
    const Decoded decoded = DecodeAt(line, window.begin);
    if (FrameCells(decoded.code_point) > 0) break;
    window.begin += decoded.size;
  }
  return window;
}

}  // namespace digestlint
