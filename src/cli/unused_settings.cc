#include "cli/unused_settings.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "config/path_pattern.h"
#include "engine/suppression.h"

namespace digestlint {
namespace {

bool IsFolder(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

class Judge {
 public:
  Judge(const std::vector<CheckTask>& tasks, const std::vector<std::string>& paths)
      : tasks_(tasks) {
    if (paths.empty()) folders_.push_back(AbsolutePath("."));
    for (const std::string& path : paths) {
      if (IsFolder(path)) folders_.push_back(AbsolutePath(path));
    }
    for (const CheckTask& task : tasks) checked_.insert(task.absolute);
  }

  bool Knows(const ConfigLayer& layer, const SuppressionSetting& setting) const {
    return Covers(layer, setting) && RulesRan(setting);
  }

 private:
  bool Covers(const ConfigLayer& layer, const SuppressionSetting& setting) const {
    const bool whole = std::any_of(folders_.begin(), folders_.end(), [&](const auto& folder) {
      return folder == layer.folder || !BelowFolder(layer.folder, folder).empty();
    });
    if (whole) return true;
    return !setting.files.empty() &&
           std::all_of(setting.files.begin(), setting.files.end(), [&](const PathPattern& files) {
             const std::string path(files.PlainPath());
             return !path.empty() && checked_.contains(layer.folder + '/' + path);
           });
  }

  // In every file that the setting is for; a group or all counts as having run.
  bool RulesRan(const SuppressionSetting& setting) const {
    for (const CheckTask& task : tasks_) {
      const auto& own = task.suppressions;
      if (std::find(own.begin(), own.end(), &setting) == own.end()) continue;
      for (const SettingName& name : setting.rules) {
        const bool is_rule = task.configuration->book().Find(name.name) != nullptr;
        if (is_rule && task.linter->Find(name.name) == nullptr) return false;
      }
    }
    return true;
  }

  const std::vector<CheckTask>& tasks_;
  std::vector<std::string> folders_;
  std::set<std::string> checked_;
};

Finding FindingOf(const SuppressionSetting& setting, const RuleSpec& rule) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.span = setting.header;
  finding.message = "this suppresses nothing";
  if (setting.table.begin != setting.table.end) {
    finding.fix = Fix{"delete it", FixSafety::kSafe, {{setting.table, ""}}};
  }
  return finding;
}

}  // namespace

std::vector<UnusedSettings> FindUnusedSettings(const std::vector<CheckTask>& tasks,
                                               const std::vector<std::string>& paths,
                                               const std::set<const SuppressionSetting*>& used) {
  const Judge judge(tasks, paths);
  std::map<std::string, UnusedSettings> by_file;
  std::set<const Configuration*> seen;
  for (const CheckTask& task : tasks) {
    const RuleSpec* rule = task.linter->Find(kUnusedSuppression);
    if (rule == nullptr || !seen.insert(task.configuration).second) continue;
    for (const ConfigLayer& layer : task.configuration->layers()) {
      if (layer.path.empty()) continue;
      for (const SuppressionSetting& setting : layer.suppressions) {
        if (used.contains(&setting) || !judge.Knows(layer, setting)) continue;
        UnusedSettings& unused = by_file[layer.path];
        unused.file = layer.path;
        unused.findings.push_back(FindingOf(setting, *rule));
      }
    }
  }
  std::vector<UnusedSettings> out;
  for (auto& [file, unused] : by_file) out.push_back(std::move(unused));
  return out;
}

}  // namespace digestlint
