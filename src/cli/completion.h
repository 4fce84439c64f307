// Completion scripts for shells.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_model.h"

namespace digestlint {

// What a script offers for the names of rules and groups.
struct RuleNames {
  std::vector<std::string_view> rules;
  std::vector<std::string_view> groups;
};

// Each is to be read by its shell as it is; README says where it goes.
std::string BashCompletion(const CommandModel& program, const RuleNames& names);
std::string ZshCompletion(const CommandModel& program, const RuleNames& names);
std::string FishCompletion(const CommandModel& program, const RuleNames& names);

}  // namespace digestlint
