// Which lines of a text are the unchanged lines of an earlier one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace digestlint {

inline constexpr uint32_t kNewLine = 0xFFFFFFFF;

// By line of `now`: the line of `before` that it is, both from 0, or kNewLine. Lines end with LF;
// the pairs are those of a shortest edit script, so their order is the same in both.
std::vector<uint32_t> MapLines(std::string_view before, std::string_view now);

// Where each line begins, in bytes.
std::vector<uint32_t> LineStarts(std::string_view text);

}  // namespace digestlint
