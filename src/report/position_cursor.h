// Positions of many offsets of one file, in time linear in the file and the steps between offsets.
//
// LineIndex counts columns from the start of the line each time, which is quadratic for thousands
// of findings on one long line. The cursor counts on, or back, from the last offset. Results are
// those of LineIndex::PositionAt for any order of offsets.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/line_index.h"
#include "text/span.h"

namespace digestlint {

class PositionCursor {
 public:
  // Both must outlive the cursor; `lines` must be the index of `text`.
  PositionCursor(std::string_view text, const LineIndex& lines) : text_(text), lines_(&lines) {}

  Position At(uint32_t offset);

 private:
  std::string_view text_;
  const LineIndex* lines_;
  Position position_{0, 1};  // of the character at offset_; line 0 is before any line
  uint32_t offset_ = 0;
};

// Both ends of a span; the cursor stays at its start, where the next finding is near.
struct PositionRange {
  Position begin;
  Position end;
};
PositionRange RangeAt(PositionCursor& cursor, Span span);

}  // namespace digestlint
