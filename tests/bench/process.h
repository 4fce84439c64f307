// Programs as a whole: started, waited for, timed.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace digestlint::bench {

struct ProcessTime {
  double wall_seconds = 0;  // from before the start until it is gone
  double cpu_seconds = 0;   // user and system, all threads
};

// Runs a program with standard output and standard error on /dev/null. Empty where it could not
// start, was killed, or left with a status above `highest_status`.
std::optional<ProcessTime> RunProcess(const std::vector<std::string>& command, int highest_status);

}  // namespace digestlint::bench
