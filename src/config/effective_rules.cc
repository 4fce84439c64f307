#include "config/effective_rules.h"

#include <algorithm>

#include "engine/suppression.h"

namespace digestlint {
namespace {

const SettingName* FindName(const std::vector<SettingName>& names, std::string_view name) {
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const SettingName& each) { return each.name == name; });
  return found == names.end() ? nullptr : &*found;
}

const SettingName* Selects(const std::vector<SettingName>& names, const RuleSpec& spec) {
  if (const SettingName* name = FindName(names, spec.name)) return name;
  if (const SettingName* all = FindName(names, kAllRules)) return all;
  return spec.on_by_default ? FindName(names, spec.group) : nullptr;
}

const SettingName* Ignores(const std::vector<SettingName>& names, const RuleSpec& spec) {
  for (const std::string_view name : {spec.name, spec.group, kAllRules}) {
    if (const SettingName* found = FindName(names, name)) return found;
  }
  return nullptr;
}

}  // namespace

EffectiveRules::EffectiveRules(const RuleBook& book) {
  for (const Rule& rule : book.rules()) {
    EffectiveRule& effective = rules_.emplace_back();
    effective.rule = rule;
    effective.on = rule.spec->on_by_default;
    effective.severity = rule.spec->severity;
    for (const OptionSpec& option : rule.spec->options) effective.options.push_back({option, {}});
  }
}

void EffectiveRules::Set(const RuleSetting& setting) {
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const EffectiveRule& rule) {
    return rule.rule.spec->name == setting.rule;
  });
  if (found == rules_.end()) return;
  if (setting.severity) {
    found->on = *setting.severity != Severity::kOff;
    found->on_origin = setting.severity_origin;
    if (found->on) {
      found->severity = *setting.severity;
      found->severity_origin = setting.severity_origin;
    }
  }
  for (const OptionSetting& option : setting.options) {
    for (EffectiveOption& each : found->options) {
      if (each.spec.name != option.name) continue;
      each.spec.number = option.number;
      each.spec.text = option.text;
      each.origin = option.origin;
    }
  }
}

void EffectiveRules::Apply(const RuleSettings& settings) {
  if (settings.select) {
    for (EffectiveRule& rule : rules_) {
      const SettingName* name = Selects(*settings.select, *rule.rule.spec);
      rule.on = name != nullptr;
      rule.on_origin = name != nullptr ? name->origin : settings.select_origin;
    }
  }
  for (const RuleSetting& setting : settings.rules) Set(setting);
  for (EffectiveRule& rule : rules_) {
    if (const SettingName* name = Ignores(settings.ignore, *rule.rule.spec)) {
      rule.on = false;
      rule.on_origin = name->origin;
    }
  }
}

}  // namespace digestlint
