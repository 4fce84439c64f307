// The bytes of a file that nobody typed: what is not UTF-8, and characters that show nothing or
// control something. One pass over all bytes, markup and front matter included.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace digestlint {

struct OddCharacter {
  uint32_t offset = 0;
  char32_t code_point = 0;
};

struct OddBytes {
  std::vector<Span> invalid;  // stretches of bytes that are not UTF-8
  std::vector<Span> lost;     // stretches of U+FFFD, which stands for what was not UTF-8 before
  // C0 and C1 controls but tab and line ends, line separators, zero-width and bidirectional
  // characters, tags, U+FFFC and the like; in the order of the file. Not the byte-order mark at the
  // start, nor soft hyphens and variation selectors, which are meant.
  std::vector<OddCharacter> invisible;
};

OddBytes FindOddBytes(std::string_view text);

// Hebrew, Arabic and other scripts that are written from the right.
bool IsRightToLeft(char32_t c);

}  // namespace digestlint
