#include "facts/line_ends.h"

#include <cstring>

namespace digestlint {
namespace {

void Count(uint32_t& count, Span& first, size_t begin, size_t end) {
  if (count++ == 0) first = MakeSpan(begin, end);
}

}  // namespace

LineEnds CountLineEnds(std::string_view text) {
  LineEnds ends;
  const bool any_cr = !text.empty() && std::memchr(text.data(), '\r', text.size()) != nullptr;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!any_cr) {
      i = text.find('\n', i);
      if (i == std::string_view::npos) break;
    }
    if (text[i] == '\n') {
      Count(ends.lf, ends.first_lf, i, i + 1);
    } else if (text[i] == '\r' && text.substr(i + 1).starts_with('\n')) {
      Count(ends.crlf, ends.first_crlf, i, i + 2);
      ++i;
    } else if (text[i] == '\r') {
      Count(ends.cr, ends.first_cr, i, i + 1);
    }
  }
  return ends;
}

}  // namespace digestlint
