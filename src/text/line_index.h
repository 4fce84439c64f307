// From byte offsets to lines and columns, and back: the only place where positions are converted.
//
// Lines and columns count from 1. A line ends with LF or CRLF; a lone CR is text. A byte-order
// mark at the start of the file takes no column. A column past the end of a line is the column
// after its last character. Bytes that are not UTF-8 count as one column each.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace digestlint {

struct Position {
  uint32_t line = 1;
  uint32_t column = 1;  // in code points
  friend bool operator==(Position, Position) = default;
};

// The lines of the text with their ends, so that a missing one at the end shows.
std::vector<std::string_view> SplitKeepingEnds(std::string_view text);

class LineIndex {
 public:
  // `text` must outlive the index. One pass over the bytes.
  explicit LineIndex(std::string_view text);

  // At least 1: an empty file has one empty line.
  uint32_t line_count() const { return static_cast<uint32_t>(starts_.size()); }

  // The line without its line end and without a byte-order mark. `line` counts from 1 and must
  // not be more than line_count().
  Span LineSpan(uint32_t line) const;

  // The line that holds the byte `offset`; an offset past the end belongs to the last line.
  uint32_t LineAt(uint32_t offset) const;

  // The position of the character that holds the byte `offset`.
  Position PositionAt(uint32_t offset) const;

  // The offset of a position; lines and columns out of range are moved to the nearest in range.
  uint32_t OffsetAt(Position position) const;

 private:
  std::string_view text_;
  std::vector<uint32_t> starts_;
};

}  // namespace digestlint
