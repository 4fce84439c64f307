// Effective settings made ready to run.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "config/effective_rules.h"
#include "engine/linter.h"

namespace digestlint {

class ReadyLinter {
 public:
  // The book and the topics must outlive it, and so must what the settings were read from: option
  // texts are views.
  ReadyLinter(EffectiveRules rules, const TopicModel& topics, std::vector<std::string_view> names);
  ReadyLinter(const ReadyLinter&) = delete;
  ReadyLinter& operator=(const ReadyLinter&) = delete;

  const Linter& linter() const { return *linter_; }

  // The rule as it runs here; null where it does not run.
  const RuleSpec* Find(std::string_view rule) const;

 private:
  const RuleSpec* SpecOf(const EffectiveRule& rule);

  EffectiveRules rules_;
  std::deque<RuleSpec> specs_;
  std::deque<std::vector<OptionSpec>> options_;
  std::vector<Rule> active_;
  std::unique_ptr<Linter> linter_;
};

}  // namespace digestlint
