// Which files a run checks, each with the settings that are in force for it.
#pragma once

#include <string>
#include <vector>

#include "baseline/baseline.h"
#include "config/configurations.h"

namespace digestlint {

struct CheckTask {
  std::string path;      // as the user should read it; kStandardInput
  std::string absolute;  // of standard input: as if it were a file of its --stdin-filename
  Configuration* configuration = nullptr;
  const ReadyLinter* linter = nullptr;
  std::vector<const SuppressionSetting*> suppressions;
  const Baseline* baseline = nullptr;  // null: there is none
  std::string baseline_name;           // of the file in it
};

struct CheckPlan {
  std::vector<CheckTask> tasks;     // in the order of the paths
  std::vector<std::string> errors;  // of paths: the others can be checked
  size_t excluded = 0;              // files that a configuration leaves out
};

// Files that are found in folders are left out where a configuration excludes them; those that
// `paths` names only with `force_exclude`, as hooks want it. Where the configurations have errors
// nothing should run.
CheckPlan PlanCheck(const std::vector<std::string>& paths, const std::string& stdin_filename,
                    bool force_exclude, Configurations& configurations);

}  // namespace digestlint
