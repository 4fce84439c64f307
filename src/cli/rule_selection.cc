#include "cli/rule_selection.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/builtin.h"
#include "text/edit_distance.h"

namespace digestlint {
namespace {

bool Contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool IsKnown(std::string_view name) {
  if (name == "all") return true;
  const auto rules = BuiltinRules();
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
    return rule.spec->name == name || rule.spec->group == name;
  });
}

// "did you mean …", or where to look.
std::string Hint(std::string_view name, bool with_groups) {
  std::vector<std::string_view> known;
  for (const Rule& rule : BuiltinRules()) {
    known.push_back(rule.spec->name);
    if (with_groups) known.push_back(rule.spec->group);
  }
  const std::string_view nearest = NearestName(name, known);
  return nearest.empty() ? "'digestlint rules' lists them all"
                         : fmt::format("did you mean '{}'?", nearest);
}

void CheckNames(std::string_view option, const std::vector<std::string>& names,
                std::vector<std::string>& errors) {
  for (const std::string& name : names) {
    if (IsKnown(name)) continue;
    errors.push_back(
        fmt::format("{}: no rule or group is called '{}'; {}", option, name, Hint(name, true)));
  }
}

}  // namespace

std::string UnknownRuleMessage(const std::string& name) {
  return fmt::format("no rule is called '{}'; {}", name, Hint(name, false));
}

RuleSelection SelectRules(const std::vector<std::string>& select,
                          const std::vector<std::string>& ignore) {
  RuleSelection selection;
  CheckNames("--select", select, selection.errors);
  CheckNames("--ignore", ignore, selection.errors);
  for (const Rule& rule : BuiltinRules()) {
    const RuleSpec& spec = *rule.spec;
    bool on = select.empty() && spec.on_by_default;
    on |= Contains(select, spec.name) || Contains(select, "all");
    on |= Contains(select, spec.group) && spec.on_by_default;
    if (Contains(ignore, spec.name) || Contains(ignore, spec.group) || Contains(ignore, "all"))
      on = false;
    if (on) selection.rules.push_back(rule);
  }
  return selection;
}

}  // namespace digestlint
