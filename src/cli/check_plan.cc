#include "cli/check_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/input.h"
#include "config/path_pattern.h"
#include "files/file_list.h"

namespace digestlint {

CheckPlan PlanCheck(const std::vector<std::string>& paths, const std::string& stdin_filename,
                    bool force_exclude, Configurations& configurations) {
  CheckPlan plan;
  for (const std::string& path : ExpandPaths(paths, stdin_filename, plan.errors)) {
    CheckTask task;
    task.path = path;
    const std::string named = path != kStandardInput   ? path
                              : stdin_filename.empty() ? "<stdin>"
                                                       : stdin_filename;
    task.absolute = AbsolutePath(named);
    task.configuration = &configurations.For(named);
    const bool may_exclude =
        force_exclude ||
        (path != kStandardInput && std::find(paths.begin(), paths.end(), path) == paths.end());
    if (may_exclude && task.configuration->Excludes(task.absolute) != nullptr) {
      ++plan.excluded;
      plan.input_excluded |= path == kStandardInput;
      continue;
    }
    plan.tasks.push_back(std::move(task));
  }
  // Broken settings get no linter: their rules may not be there.
  if (!configurations.errors().empty()) return plan;
  for (CheckTask& task : plan.tasks) {
    task.linter = &task.configuration->LinterFor(task.absolute);
    task.suppressions = task.configuration->SuppressionsFor(task.absolute);
  }
  return plan;
}

void TakeChanged(const GitChanges& changes, std::vector<CheckTask>& tasks,
                 std::vector<std::string>& errors) {
  std::vector<CheckTask> changed;
  for (CheckTask& task : tasks) {
    std::error_code error;
    const std::string real = std::filesystem::canonical(task.absolute, error).string();
    if (!error && BelowFolder(real, changes.root).empty()) {
      errors.push_back(fmt::format("--since: {} is not in the work tree {}; run there for it",
                                   task.path, changes.root));
      continue;
    }
    const auto file = changes.files.find(real);
    if (file == changes.files.end()) continue;
    task.is_changed = true;
    task.earlier_path = file->second;
    changed.push_back(std::move(task));
  }
  tasks = std::move(changed);
}

}  // namespace digestlint
