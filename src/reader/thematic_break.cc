#include "reader/thematic_break.h"

#include <algorithm>

namespace digestlint {

bool IsThematicBreak(std::string_view line, std::string_view marks) {
  if (line.empty() || marks.find(line.front()) == std::string_view::npos) return false;
  const auto other = [mark = line.front()](char c) { return c != mark && c != ' ' && c != '\t'; };
  return std::none_of(line.begin(), line.end(), other) &&
         std::count(line.begin(), line.end(), line.front()) >= 3;
}

}  // namespace digestlint
