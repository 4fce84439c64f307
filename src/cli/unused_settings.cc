#include "cli/unused_settings.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "config/path_pattern.h"
#include "engine/suppression.h"

namespace digestlint {
namespace {

class Judge {
 public:
  Judge(const std::vector<CheckTask>& tasks, const std::vector<std::string>& paths)
      : tasks_(tasks) {
    if (paths.empty()) folders_.push_back(AbsolutePath("."));
    for (const std::string& path : paths) {
      std::error_code error;
      if (std::filesystem::is_directory(path, error)) folders_.push_back(AbsolutePath(path));
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
        const RuleBook& book = task.configuration->book();
        // A name that is not there is that of a broken rule.
        const bool is_rule = book.Find(name.name) != nullptr;
        const bool is_group = !is_rule && (book.IsName(name.name) || name.name == kAllRules);
        if (is_group && task.configuration->rule_errors().empty()) continue;
        if (!is_rule || task.linter->Find(name.name) == nullptr) return false;
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
  // A file that several configurations extend is read by each. By its path and the table's place.
  using Key = std::pair<std::string, uint32_t>;
  std::map<Key, Finding> unused;
  std::set<Key> in_use;
  std::set<const Configuration*> seen;
  for (const CheckTask& task : tasks) {
    const RuleSpec* rule = task.linter->Find(kUnusedSuppression);
    if (!seen.insert(task.configuration).second) continue;
    for (const ConfigLayer& layer : task.configuration->layers()) {
      if (layer.path.empty()) continue;
      for (const SuppressionSetting& setting : layer.suppressions) {
        const Key key = {layer.path, setting.header.begin};
        const bool idle =
            rule != nullptr && !used.contains(&setting) && judge.Knows(layer, setting);
        if (!idle) {
          in_use.insert(key);
        } else {
          unused.try_emplace(key, FindingOf(setting, *rule));
        }
      }
    }
  }
  std::vector<UnusedSettings> out;
  for (auto& [key, finding] : unused) {
    if (in_use.contains(key)) continue;
    if (out.empty() || out.back().file != key.first) out.push_back({key.first, {}});
    out.back().findings.push_back(std::move(finding));
  }
  return out;
}

}  // namespace digestlint
