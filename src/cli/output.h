// The two streams of the program.
#pragma once

#include <string_view>

namespace digestlint {

// Prints "digestlint: message" on standard error, in one line; control characters are shown, not
// sent.
void Complain(std::string_view message);

// Writes to standard output and flushes. False, with a complaint, when the disk is full or the
// reader is gone; the command then ends with kExitTrouble.
bool WriteOutput(std::string_view text);

}  // namespace digestlint
