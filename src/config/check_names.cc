// Holding settings against the rules that there are.
#include <fmt/format.h>

#include <algorithm>

#include "config/effective_rules.h"
#include "engine/suppression.h"
#include "text/edit_distance.h"

namespace digestlint {
namespace {

bool Contains(std::span<const std::string> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view ValueName(OptionKind kind) {
  switch (kind) {
    case OptionKind::kInteger:
      return "a whole number";
    case OptionKind::kNumber:
      return "a number";
    case OptionKind::kBoolean:
      return "true or false";
    case OptionKind::kText:
      return "a string";
  }
  return "";
}

std::string Range(const OptionSpec& option) {
  return fmt::format("from {} to {}", option.min, option.max);
}

// Empty where the value is right.
std::string Problem(const OptionSpec& option, const OptionSetting& setting) {
  const bool fits = option.kind == setting.kind ||
                    (option.kind == OptionKind::kNumber && setting.kind == OptionKind::kInteger);
  const bool number = option.kind == OptionKind::kInteger || option.kind == OptionKind::kNumber;
  if (!fits) {
    return fmt::format("'{}' must be {}{}", option.name, ValueName(option.kind),
                       number ? ", " + Range(option) : "");
  }
  // Written so that it is false for NaN.
  if (number && !(setting.number >= option.min && setting.number <= option.max)) {
    return fmt::format("'{}' must be {}", option.name, Range(option));
  }
  return "";
}

void CheckOptions(const RuleSetting& setting, const RuleSpec& spec,
                  std::vector<std::string>& errors) {
  std::vector<std::string_view> names = {"severity"};
  for (const OptionSpec& option : spec.options) names.push_back(option.name);
  for (const OptionSetting& each : setting.options) {
    const auto option =
        std::find_if(spec.options.begin(), spec.options.end(),
                     [&](const OptionSpec& candidate) { return candidate.name == each.name; });
    std::string problem;
    if (option != spec.options.end()) {
      problem = Problem(*option, each);
    } else {
      const std::string_view nearest = NearestName(each.name, names);
      problem = fmt::format("{} has no option '{}'; {}", spec.name, each.name,
                            nearest.empty() ? fmt::format("it has {}", fmt::join(names, ", "))
                                            : fmt::format("did you mean '{}'?", nearest));
    }
    if (!problem.empty()) errors.push_back(fmt::format("{}: {}", each.origin.Text(), problem));
  }
}

}  // namespace

std::string NameHint(std::string_view name, const RuleBook& book, bool with_groups) {
  std::vector<std::string_view> known;
  for (const Rule& rule : book.rules()) {
    known.push_back(rule.spec->name);
    if (with_groups) known.push_back(rule.spec->group);
  }
  const std::string_view nearest = NearestName(name, known);
  return nearest.empty() ? "'digestlint rules' lists them all"
                         : fmt::format("did you mean '{}'?", nearest);
}

void CheckName(const SettingName& name, std::string_view key, const RuleBook& book,
               std::span<const std::string> broken, std::vector<std::string>& errors) {
  if (name.name == kAllRules || book.IsName(name.name) || Contains(broken, name.name)) return;
  std::string place = name.origin.Text();
  if (!place.empty() && !place.starts_with("--")) place += fmt::format(": {}", key);
  errors.push_back(fmt::format("{}: no rule or group is called '{}'; {}", place, name.name,
                               NameHint(name.name, book, true)));
}

void CheckNames(const RuleSettings& settings, const RuleBook& book,
                std::span<const std::string> broken, std::vector<std::string>& errors) {
  if (settings.select) {
    for (const SettingName& name : *settings.select) {
      CheckName(name, "select", book, broken, errors);
    }
  }
  for (const SettingName& name : settings.ignore) CheckName(name, "ignore", book, broken, errors);
  for (const RuleSetting& setting : settings.rules) {
    if (Contains(broken, setting.rule)) continue;
    if (const Rule* rule = book.Find(setting.rule)) {
      CheckOptions(setting, *rule->spec, errors);
    } else if (book.IsName(setting.rule)) {
      errors.push_back(fmt::format(
          "{}: '{}' is a group; its rules take settings one by one, [rules.RULE]; a whole group "
          "stands in select or ignore",
          setting.origin.Text(), setting.rule));
    } else {
      errors.push_back(fmt::format("{}: no rule is called '{}'; {}", setting.origin.Text(),
                                   setting.rule, NameHint(setting.rule, book, false)));
    }
  }
}

}  // namespace digestlint
