#include "report/position_cursor.h"

#include <algorithm>

#include "text/unicode.h"

namespace digestlint {

Position PositionCursor::At(uint32_t offset) {
  const uint32_t line = lines_->LineAt(offset);
  const Span span = lines_->LineSpan(line);
  const uint32_t stop = std::max(std::min(offset, span.end), span.begin);
  const bool nearer_start = offset_ > stop && offset_ - stop > stop - span.begin;
  if (line != position_.line || nearer_start) {
    position_ = {line, 1};
    offset_ = span.begin;
  }
  while (offset_ > stop) {
    offset_ -= DecodeBefore(text_, offset_).size;
    --position_.column;
  }
  while (offset_ < stop) {
    const uint32_t size = DecodeAt(text_, offset_).size;
    if (offset_ + size > stop) break;
    offset_ += size;
    ++position_.column;
  }
  return position_;
}

PositionRange RangeAt(PositionCursor& cursor, Span span) {
  const Position begin = cursor.At(span.begin);
  PositionCursor end_cursor = cursor;
  return {begin, end_cursor.At(std::max(span.begin, span.end))};
}

}  // namespace digestlint
