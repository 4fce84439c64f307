// UTF-8 that was read as Windows-1252 and saved again: “â€™” for “’”, “ä¸­” for “中”.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace digestlint {

struct Misread {
  Span span;             // characters that stand side by side
  std::string original;  // what they were
  bool damaged =
      false;  // a character beside them lost its end, so that one of them may belong to it
};

// In the order of the file. A stretch counts when its characters, as bytes of Windows-1252 (or
// Latin-1, where that has a control character), are UTF-8 for something that stands in texts. What
// might as well be meant, such as “étonné »”, counts only in a text that has clearer places.
std::vector<Misread> FindMisread(std::string_view text);

}  // namespace digestlint
