// What repairs leave outside of the program: files, diffs, and word of both on standard error.
#pragma once

#include "cli/check_run.h"

namespace digestlint {

// Writes the repaired text over its file. On success says what was repaired and makes `result` hold
// the new text and what is left in it. False, with a complaint, when the file was left as it was.
bool WriteRepaired(FileResult& result);

// Says which repairs were left out and why; nothing where all went well.
void ComplainOfRepairs(const FileResult& result);

}  // namespace digestlint
