// Commands for packagers and shells: completion scripts and the manual page.
#pragma once

#include "cli/command_model.h"

namespace digestlint {

enum class Shell { kBash, kZsh, kFish };

// Print to standard output and return the exit status.
int RunCompletion(const CommandModel& program, Shell shell);
int RunMan(const CommandModel& program);

}  // namespace digestlint
