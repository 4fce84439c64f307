#include "config/origin.h"

#include <fmt/format.h>

namespace digestlint {

std::string Origin::Text() const {
  return line == 0 ? source : fmt::format("{}:{}", source, line);
}

}  // namespace digestlint
