// Metadata at the top of a file.
#pragma once

#include <string_view>

#include "text/span.h"

namespace digestlint {

// The bytes of YAML (---) or TOML (+++) front matter with its fences, or of "Key: value" lines as
// Pelican and Nikola have them (at least two, then an empty line). Empty where there is none.
Span FindFrontMatter(std::string_view text);

}  // namespace digestlint
