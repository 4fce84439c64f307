#include "text/line_index.h"

#include <algorithm>
#include <cstring>

#include "text/unicode.h"

namespace digestlint {

std::vector<std::string_view> SplitKeepingEnds(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

LineIndex::LineIndex(std::string_view text) : text_(text) {
  starts_.push_back(0);
  for (size_t i = 0; i < text.size();) {
    const void* hit = std::memchr(text.data() + i, '\n', text.size() - i);
    if (hit == nullptr) break;
    i = static_cast<size_t>(static_cast<const char*>(hit) - text.data()) + 1;
    starts_.push_back(static_cast<uint32_t>(i));
  }
}

Span LineIndex::LineSpan(uint32_t line) const {
  size_t begin = starts_[line - 1];
  size_t end = text_.size();
  if (line < starts_.size()) {
    end = starts_[line] - 1;
    if (end > begin && text_[end - 1] == '\r') --end;
  }
  if (begin == 0) begin = ByteOrderMarkSize(text_.substr(0, end));
  return MakeSpan(begin, end);
}

uint32_t LineIndex::LineAt(uint32_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<uint32_t>(after - starts_.begin());
}

Position LineIndex::PositionAt(uint32_t offset) const {
  Position position{LineAt(offset), 1};
  const Span line = LineSpan(position.line);
  const size_t stop = std::min(offset, line.end);
  for (size_t i = line.begin; i < stop; ++position.column) {
    const uint32_t size = DecodeAt(text_, i).size;
    if (i + size > stop) break;
    i += size;
  }
  return position;
}

uint32_t LineIndex::OffsetAt(Position position) const {
  const uint32_t line = std::clamp<uint32_t>(position.line, 1, line_count());
  const Span span = LineSpan(line);
  size_t i = span.begin;
  for (uint32_t column = 1; column < position.column && i < span.end; ++column) {
    i += DecodeAt(text_, i).size;
  }
  return static_cast<uint32_t>(i);
}

}  // namespace digestlint
