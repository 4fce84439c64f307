// The [[suppressions]] of configurations that silence nothing.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/check_plan.h"
#include "engine/finding.h"

namespace digestlint {

// The findings of one configuration file, of the rule unused-suppression, with the repair that
// deletes the table.
struct UnusedSettings {
  std::string file;  // absolute
  std::vector<Finding> findings;
};

// Only settings that the run can judge are told of: `paths` (of the command line; empty: this
// folder) hold all files that the setting is for, and the rules that it names ran. `used` are those
// that silenced something.
std::vector<UnusedSettings> FindUnusedSettings(const std::vector<CheckTask>& tasks,
                                               const std::vector<std::string>& paths,
                                               const std::set<const SuppressionSetting*>& used);

}  // namespace digestlint
