// `digestlint rules` and `digestlint explain`.
#include <fmt/format.h>

#include <iterator>

#include "catalogue/builtin.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/rule_selection.h"
#include "report/rule_page.h"

namespace digestlint {

int RunRules(bool json) {
  std::string out;
  if (json) {
    std::vector<const RuleSpec*> specs;
    for (const Rule& rule : BuiltinRules()) specs.push_back(rule.spec);
    out = FormatRuleListJson(specs);
  } else {
    std::string_view group;
    for (const Rule& rule : BuiltinRules()) {
      const RuleSpec& spec = *rule.spec;
      if (spec.group != group) out += fmt::format("{}{}\n", group.empty() ? "" : "\n", spec.group);
      group = spec.group;
      fmt::format_to(std::back_inserter(out), "  {:<22} {:<8} {:<4} {:<7} {}\n", spec.name,
                     SeverityName(spec.severity), spec.on_by_default ? "on" : "off",
                     spec.fix == FixKind::kNone ? "" : FixKindName(spec.fix), spec.summary);
    }
  }
  return WriteOutput(out) ? kExitClean : kExitTrouble;
}

int RunExplain(const std::string& name) {
  const Rule* rule = FindBuiltinRule(name);
  if (rule == nullptr) {
    Complain(UnknownRuleMessage(name));
    return kExitTrouble;
  }
  return WriteOutput(FormatRulePage(*rule->spec)) ? kExitClean : kExitTrouble;
}

}  // namespace digestlint
