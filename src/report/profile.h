// Where the time of a run went.
#pragma once

#include <map>
#include <string>

#include "engine/rule_times.h"

namespace digestlint {

struct Profile {
  Nanoseconds reading{0};
  Nanoseconds phrases{0};     // as in RuleTimes
  Nanoseconds candidates{0};  // as in RuleTimes
  std::map<std::string, Nanoseconds> rules;
};

// A table, the longest time first; rules that took less than a thousandth of all are one line.
//
//     1.234 ms  45.6 %  misplaced-entry
//     0.500 ms  18.5 %  (reading)
std::string FormatProfile(const Profile& profile);

}  // namespace digestlint
