// Messages about the run itself, on standard error.
#pragma once

#include <string_view>

namespace digestlint {

// Prints "digestlint: message" in one line; control characters in it are shown, not sent.
void Complain(std::string_view message);

}  // namespace digestlint
