// The examples of a rule's page.
#pragma once

#include <string>
#include <string_view>

#include "rules/rule_spec.h"

namespace digestlint {

// Appends `text` as a fenced block of Markdown. What cannot be seen is written out: \u200B for a
// character, \xE9 for a byte that is not UTF-8, \r, ␠ for a blank at the end of a line. A sentence
// below says where the last line has no line end. Returns whether anything had to be written out.
bool AppendExampleText(std::string_view text, Format format, std::string& out);

}  // namespace digestlint
