#include "facts/odd_bytes.h"

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr bool In(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool IsInvisible(char32_t c) {
  if (c < 0xA0) return c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7F;
  return c == 0x61C || In(c, 0x200B, 0x200F) || In(c, 0x2028, 0x202E) || In(c, 0x2060, 0x206F) ||
         c == 0xFEFF || In(c, 0xFFF9, 0xFFFC) || In(c, 0xE0000, 0xE007F);
}

void Extend(std::vector<Span>& spans, size_t begin, size_t end) {
  if (!spans.empty() && spans.back().end == begin) {
    spans.back().end = static_cast<uint32_t>(end);
  } else {
    spans.push_back(MakeSpan(begin, end));
  }
}

}  // namespace

OddBytes FindOddBytes(std::string_view text) {
  OddBytes odd;
  for (size_t i = ByteOrderMarkSize(text); i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= ' ' && byte < 0x7F) {
      ++i;
      continue;
    }
    const Decoded d = DecodeAt(text, i);
    if (d.code_point == kInvalidCodePoint) {
      Extend(d.size == 1 ? odd.invalid : odd.lost, i, i + d.size);
    } else if (IsInvisible(d.code_point)) {
      odd.invisible.push_back({static_cast<uint32_t>(i), d.code_point});
    }
    i += d.size;
  }
  return odd;
}

bool IsRightToLeft(char32_t c) {
  return In(c, 0x590, 0x8FF) || In(c, 0xFB1D, 0xFDFF) || In(c, 0xFE70, 0xFEFC) ||
         In(c, 0x10800, 0x10FFF) || In(c, 0x1E800, 0x1EFFF);
}

}  // namespace digestlint
