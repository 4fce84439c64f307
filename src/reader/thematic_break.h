// The lines of `---` or `* * *` that part a text without being text.
#pragma once

#include <string_view>

namespace digestlint {

// Markdown's marks, and those that people draw in plain text.
inline constexpr std::string_view kMarkdownBreakMarks = "-*_";
inline constexpr std::string_view kPlainBreakMarks = "-*_=";

// Whether a line holds nothing but three or more of one of `marks`, with or without blanks between
// them (CommonMark 4.1). `line` has no blanks before it.
bool IsThematicBreak(std::string_view line, std::string_view marks);

}  // namespace digestlint
