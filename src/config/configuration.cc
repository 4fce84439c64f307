#include "config/configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include "catalogue/builtin.h"
#include "catalogue/topic_folder.h"
#include "config/config_suppressions.h"
#include "config/discover.h"

namespace digestlint {
Configuration::Configuration(std::vector<ConfigLayer> layers, const std::string& topic_folder,
                             std::vector<std::string> errors)
    : layers_(std::move(layers)), topics_(&BuiltinTopics()), errors_(std::move(errors)) {
  ReadFolders(topic_folder);
  CheckAll();
}

void Configuration::ReadFolders(const std::string& topic_folder) {
  std::vector<std::string> topic_folders;
  std::set<std::string> read;
  for (const ConfigLayer& layer : layers_) {
    for (const SettingName& name : layer.rule_folders) {
      if (!read.insert(name.name).second) continue;
      const std::string shown = RelativeToHere(name.name);
      RuleFolder folder = LoadRuleFolder(shown);
      if (!folder.found) {
        errors_.push_back(fmt::format("{}: rule-folders: {}", name.origin.Text(),
                                      folder.errors.empty() ? "" : folder.errors.front()));
        continue;
      }
      broken_.insert(broken_.end(), folder.broken.begin(), folder.broken.end());
      warnings_.insert(warnings_.end(), folder.warnings.begin(), folder.warnings.end());
      if (!folder.topic_folder.empty()) topic_folders.push_back(folder.topic_folder);
      book_.Add(std::move(folder), rule_errors_);
    }
  }
  if (!topic_folder.empty()) topic_folders.push_back(topic_folder);
  for (const std::string& folder : topic_folders) {
    // One that was named on the command line must be right.
    std::vector<std::string>& errors = folder == topic_folder ? errors_ : rule_errors_;
    const size_t before = errors.size();
    TopicModel model = LoadTopicFolder(folder, *topics_, topic_data_.emplace_back(), errors);
    if (errors.size() == before) topics_ = &models_.emplace_back(model);
  }
}

void Configuration::CheckAll() {
  // A name may be the group of a rule that could not be read; that rule's error stops nothing, but
  // the run does not end well.
  const size_t before = errors_.size();
  for (const ConfigLayer& layer : layers_) {
    CheckNames(layer.settings, book_, broken_, errors_);
    for (const OverrideSetting& each : layer.overrides) {
      CheckNames(each.settings, book_, broken_, errors_);
    }
    for (const SuppressionSetting& each : layer.suppressions) {
      for (const SettingName& name : each.rules) {
        CheckName(name, "suppressions", book_, broken_, errors_);
      }
    }
  }
  if (!rule_errors_.empty()) {
    std::move(errors_.begin() + static_cast<ptrdiff_t>(before), errors_.end(),
              std::back_inserter(rule_errors_));
    errors_.resize(before);
  }
}

std::vector<bool> Configuration::OverridesFor(const std::string& path) const {
  std::vector<bool> matching;
  for (const ConfigLayer& layer : layers_) {
    for (const OverrideSetting& each : layer.overrides) {
      const std::string_view below = BelowFolder(path, layer.folder);
      matching.push_back(!below.empty() && AnyMatches(each.files, below));
    }
  }
  return matching;
}

EffectiveRules Configuration::RulesWith(const std::vector<bool>& overrides) const {
  EffectiveRules rules(book_);
  size_t next = 0;
  for (const ConfigLayer& layer : layers_) {
    rules.Apply(layer.settings);
    for (const OverrideSetting& each : layer.overrides) {
      if (overrides[next++]) rules.Apply(each.settings);
    }
  }
  return rules;
}

EffectiveRules Configuration::RulesFor(const std::string& path) const {
  return RulesWith(OverridesFor(path));
}

const ReadyLinter& Configuration::LinterFor(const std::string& path) {
  const std::vector<bool> overrides = OverridesFor(path);
  std::unique_ptr<ReadyLinter>& ready = linters_[overrides];
  if (ready == nullptr) {
    std::vector<std::string_view> names = book_.Names();
    names.insert(names.end(), broken_.begin(), broken_.end());
    names.insert(names.end(), book_.left_out().begin(), book_.left_out().end());
    ready = std::make_unique<ReadyLinter>(RulesWith(overrides), *topics_, std::move(names));
  }
  return *ready;
}

const PathPattern* Configuration::Excludes(const std::string& path) const {
  for (const ConfigLayer& layer : layers_) {
    const std::string_view below = BelowFolder(path, layer.folder);
    if (below.empty()) continue;
    for (const PathPattern& pattern : layer.exclude) {
      if (pattern.Matches(below)) return &pattern;
    }
  }
  return nullptr;
}

const SettingName* Configuration::baseline() const {
  const SettingName* found = nullptr;
  for (const ConfigLayer& layer : layers_) {
    if (layer.baseline) found = &*layer.baseline;
  }
  return found;
}

std::vector<const SuppressionSetting*> Configuration::SuppressionsFor(
    const std::string& path) const {
  std::vector<const SuppressionSetting*> out;
  for (const ConfigLayer& layer : layers_) {
    const auto own = digestlint::SuppressionsFor(layer, path);
    out.insert(out.end(), own.begin(), own.end());
  }
  return out;
}

}  // namespace digestlint
