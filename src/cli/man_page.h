// The manual page digestlint(1) as roff for man, out of the same texts as --help.
#pragma once

#include <string>

#include "cli/command_model.h"

namespace digestlint {

// `version` stands in the footer: "digestlint 0.1.0".
std::string ManPage(const CommandModel& program, const std::string& version);

}  // namespace digestlint
