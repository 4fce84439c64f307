// How far apart two names are, for "did you mean".
#pragma once

#include <span>
#include <string_view>

namespace digestlint {

// Levenshtein distance in bytes.
size_t EditDistance(std::string_view a, std::string_view b);

// The candidate closest to `name`, or an empty view where none is close: at most a third of the
// name's bytes, and two in any case, may differ.
std::string_view NearestName(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace digestlint
