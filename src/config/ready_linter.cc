#include "config/ready_linter.h"

#include <algorithm>
#include <utility>

namespace digestlint {

ReadyLinter::ReadyLinter(EffectiveRules rules, const TopicModel& topics,
                         std::vector<std::string_view> names)
    : rules_(std::move(rules)) {
  for (const EffectiveRule& rule : rules_.rules()) {
    if (rule.on) active_.push_back({SpecOf(rule), rule.rule.check});
  }
  linter_ = std::make_unique<Linter>(active_, topics, std::move(names));
}

// The book's own where nothing is set.
const RuleSpec* ReadyLinter::SpecOf(const EffectiveRule& rule) {
  const RuleSpec& spec = *rule.rule.spec;
  const bool has_options =
      std::any_of(rule.options.begin(), rule.options.end(),
                  [](const EffectiveOption& option) { return !option.origin.source.empty(); });
  if (rule.severity == spec.severity && !has_options) return &spec;
  RuleSpec& own = specs_.emplace_back(spec);
  own.severity = rule.severity;
  if (has_options) {
    std::vector<OptionSpec>& options = options_.emplace_back();
    for (const EffectiveOption& option : rule.options) options.push_back(option.spec);
    own.options = options;
  }
  return &own;
}

const RuleSpec* ReadyLinter::Find(std::string_view rule) const {
  const auto found = std::find_if(active_.begin(), active_.end(),
                                  [&](const Rule& each) { return each.spec->name == rule; });
  return found == active_.end() ? nullptr : found->spec;
}

}  // namespace digestlint
