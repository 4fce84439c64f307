// `digestlint rules` and `digestlint explain`.
#include <fmt/format.h>

#include <algorithm>

#include "catalogue/builtin.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/rule_selection.h"
#include "report/rule_page.h"

namespace digestlint {

int RunRules(bool json) {
  const std::span<const Rule> rules = BuiltinRules();
  if (json) {
    std::vector<const RuleSpec*> specs;
    for (const Rule& rule : rules) specs.push_back(rule.spec);
    fmt::print("{}", FormatRuleListJson(specs));
    return kExitClean;
  }
  std::string_view group;
  for (const Rule& rule : rules) {
    const RuleSpec& spec = *rule.spec;
    if (spec.group != group) fmt::print("{}{}\n", group.empty() ? "" : "\n", spec.group);
    group = spec.group;
    fmt::print("  {:<22} {:<8} {:<4} {}\n", spec.name, SeverityName(spec.severity),
               spec.on_by_default ? "on" : "off", spec.summary);
  }
  return kExitClean;
}

int RunExplain(const std::string& name) {
  const Rule* rule = FindBuiltinRule(name);
  if (rule != nullptr) {
    fmt::print("{}", FormatRulePage(*rule->spec));
    return kExitClean;
  }
  const std::string nearest = NearestRuleName(name);
  Complain(fmt::format("no rule is called '{}'; {}", name,
                       nearest.empty() ? "'digestlint rules' lists them all"
                                       : fmt::format("did you mean '{}'?", nearest)));
  return kExitTrouble;
}

}  // namespace digestlint
