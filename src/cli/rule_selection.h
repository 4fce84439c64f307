// From --select and --ignore to the rules that run.
#pragma once

#include <string>
#include <vector>

#include "engine/linter.h"

namespace digestlint {

struct RuleSelection {
  std::vector<Rule> rules;
  std::vector<std::string> errors;  // one per name that no rule or group has, with the nearest one
};

// A selected group stands for its rules that are on by default; a rule named itself runs even where
// it is off by default; "all" stands for every rule. `ignore` wins over `select`.
RuleSelection SelectRules(const std::vector<std::string>& select,
                          const std::vector<std::string>& ignore);

// What to tell someone who asked for a rule that does not exist.
std::string UnknownRuleMessage(const std::string& name);

}  // namespace digestlint
