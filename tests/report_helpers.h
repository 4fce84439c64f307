// What the tests of src/report share.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace digestlint {

// The first place of `part`, which must be in `text`.
inline Span Find(std::string_view text, std::string_view part) {
  const size_t begin = text.find(part);
  REQUIRE(begin != std::string_view::npos);
  return MakeSpan(begin, begin + part.size());
}

inline std::vector<std::string> SplitLines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace digestlint
