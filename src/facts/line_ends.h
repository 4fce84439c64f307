// How the lines of a file end.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/span.h"

namespace digestlint {

struct LineEnds {
  uint32_t lf = 0;  // without a CR before
  uint32_t crlf = 0;
  uint32_t cr = 0;                      // CR that no LF follows
  Span first_lf, first_crlf, first_cr;  // where there is one

  // What most lines end with, "\n" or "\r\n"; "\n" where it is even.
  std::string_view Usual() const { return crlf > lf ? "\r\n" : "\n"; }
};

LineEnds CountLineEnds(std::string_view text);

}  // namespace digestlint
