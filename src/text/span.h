// A half-open range of byte offsets into the one buffer that holds a file.
//
// Everything between the reader and the reporters speaks in spans: no text is copied, and only
// text/line_index.h turns an offset into the lines and columns that people and editors count.
#pragma once

#include <cstdint>
#include <string_view>

namespace digestlint {

struct Span {
  uint32_t begin = 0;  // byte offset of the first byte
  uint32_t end = 0;    // byte offset after the last byte

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  // The bytes of `text` in this span. `text` is the buffer that the span was made for.
  constexpr std::string_view in(std::string_view text) const {
    return text.substr(begin, end - begin);
  }

  friend constexpr bool operator==(Span, Span) = default;
};

constexpr Span MakeSpan(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace digestlint
