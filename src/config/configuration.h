// One configuration: the layers of its chain, the rules of its folders, and what they come to for a
// file.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "catalogue/rule_book.h"
#include "config/config_layer.h"
#include "config/effective_rules.h"
#include "config/ready_linter.h"
#include "rules/topic_model.h"

namespace digestlint {

class Configuration {
 public:
  // Reads the rule folders that the layers name, and the topics of `topic_folder` where it is not
  // empty. `layers` are in order: later ones win. `errors` are those of reading them.
  Configuration(std::vector<ConfigLayer> layers, const std::string& topic_folder,
                std::vector<std::string> errors);
  Configuration(const Configuration&) = delete;
  Configuration& operator=(const Configuration&) = delete;

  // Mistakes in settings: nothing should run.
  const std::vector<std::string>& errors() const { return errors_; }
  // Mistakes in rule and topic files of the folders: all else can run.
  const std::vector<std::string>& rule_errors() const { return rule_errors_; }
  const std::vector<std::string>& warnings() const { return warnings_; }

  const std::vector<ConfigLayer>& layers() const { return layers_; }
  const RuleBook& book() const { return book_; }
  // Rules that are not in the book because their own files are wrong.
  const std::vector<std::string>& broken() const { return broken_; }
  const TopicModel& topics() const { return *topics_; }

  // `path` is absolute; so are those of the functions below.
  EffectiveRules RulesFor(const std::string& path) const;
  // The same linter for all files with the same settings; it lives as long as this.
  const ReadyLinter& LinterFor(const std::string& path);

  // The pattern that leaves the file out; null: none does.
  const PathPattern* Excludes(const std::string& path) const;

  const SettingName* baseline() const;  // null: there is none

  // Those that are for the file.
  std::vector<const SuppressionSetting*> SuppressionsFor(const std::string& path) const;

 private:
  void ReadFolders(const std::string& topic_folder);
  void CheckAll();
  // By override: whether it is for the file.
  std::vector<bool> OverridesFor(const std::string& path) const;
  EffectiveRules RulesWith(const std::vector<bool>& overrides) const;

  std::vector<ConfigLayer> layers_;
  RuleBook book_;
  std::deque<TopicModel> models_;
  std::deque<TopicData> topic_data_;
  const TopicModel* topics_;
  std::vector<std::string> broken_;  // rules whose files have mistakes
  std::vector<std::string> errors_, rule_errors_, warnings_;
  std::map<std::vector<bool>, std::unique_ptr<ReadyLinter>> linters_;
};

}  // namespace digestlint
