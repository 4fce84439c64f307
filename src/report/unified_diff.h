// Two versions of a file as a unified diff.
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

// The format of `diff -u`, which patch and git apply read, with three lines of context. Empty where
// the two are the same. A last line without line end is followed by "\ No newline at end of file".
std::string FormatUnifiedDiff(std::string_view path, std::string_view before,
                              std::string_view after);

}  // namespace digestlint
