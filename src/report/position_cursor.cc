#include "report/position_cursor.h"

#include <algorithm>

#include "text/unicode.h"

namespace digestlint {

Position PositionCursor::At(uint32_t offset) {
  const uint32_t line = lines_->LineAt(offset);
  const Span span = lines_->LineSpan(line);
  if (line != position_.line || offset < offset_) {
    position_ = {line, 1};
    offset_ = span.begin;
  }
  const uint32_t stop = std::min(offset, span.end);
  while (offset_ < stop) {
    const uint32_t size = DecodeAt(text_, offset_).size;
    if (offset_ + size > stop) break;
    offset_ += size;
    ++position_.column;
  }
  return position_;
}

}  // namespace digestlint
