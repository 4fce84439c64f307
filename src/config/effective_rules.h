// What settings come to for one file: which rules run, how severe they are and with which options.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalogue/rule_book.h"
#include "config/config_layer.h"

namespace digestlint {

struct EffectiveOption {
  OptionSpec spec;  // with the value in force
  Origin origin;    // of the value
};

struct EffectiveRule {
  Rule rule;  // as in the book
  bool on = false;
  Origin on_origin;  // of what turned it on or off last
  Severity severity = Severity::kWarning;
  Origin severity_origin;
  std::vector<EffectiveOption> options;
};

// In the order of the book.
class EffectiveRules {
 public:
  // The rules that are on by default, with nothing set.
  explicit EffectiveRules(const RuleBook& book);

  // Names that no rule has are passed over: see CheckNames.
  void Apply(const RuleSettings& settings);

  const std::vector<EffectiveRule>& rules() const { return rules_; }

 private:
  void Set(const RuleSetting& setting);

  std::vector<EffectiveRule> rules_;
};

// The names, options and values in `settings` that do not fit the book, as "place: what; what to
// do". Names in `broken` are those of rules whose own files are wrong; nothing more is said of
// them.
void CheckNames(const RuleSettings& settings, const RuleBook& book,
                std::span<const std::string> broken, std::vector<std::string>& errors);
void CheckName(const SettingName& name, std::string_view key, const RuleBook& book,
               std::span<const std::string> broken, std::vector<std::string>& errors);

// "did you mean 'x'?", or where all names are listed.
std::string NameHint(std::string_view name, const RuleBook& book, bool with_groups);

}  // namespace digestlint
