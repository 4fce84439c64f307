// Which files a run checks, each with the settings that are in force for it.
#pragma once

#include <string>
#include <vector>

#include "baseline/baseline.h"
#include "config/configurations.h"
#include "git/changes.h"

namespace digestlint {

struct CheckTask {
  std::string path;      // as the user should read it; kStandardInput
  std::string absolute;  // of standard input: as if it were a file of its --stdin-filename
  Configuration* configuration = nullptr;
  const ReadyLinter* linter = nullptr;
  std::vector<const SuppressionSetting*> suppressions;
  const Baseline* baseline = nullptr;  // null: there is none
  std::string baseline_name;           // of the file in it
  bool is_changed = false;             // since a revision, see TakeChanged
  std::string earlier_path;            // there, from the repository's root; empty: it was not there
};

struct CheckPlan {
  std::vector<CheckTask> tasks;     // in the order of the paths
  std::vector<std::string> errors;  // of paths: the others can be checked
  size_t excluded = 0;              // files that a configuration leaves out
  bool input_excluded = false;      // standard input is among these
  bool nothing_changed = false;     // there were files, but none has changed
};

// Files that are found in folders are left out where a configuration excludes them; those that
// `paths` names only with `force_exclude`, as hooks want it. Where the configurations have errors
// nothing should run.
CheckPlan PlanCheck(const std::vector<std::string>& paths, const std::string& stdin_filename,
                    bool force_exclude, Configurations& configurations);

// Leaves the tasks whose files are among the changes. A file outside of the work tree is an error.
void TakeChanged(const GitChanges& changes, std::vector<CheckTask>& tasks,
                 std::vector<std::string>& errors);

}  // namespace digestlint
