// `digestlint rules` and `digestlint explain`.
#include <fmt/format.h>

#include <iterator>

#include "cli/commands.h"
#include "cli/output.h"
#include "report/rule_page.h"

namespace digestlint {

namespace {

// The rules that there are in this folder, those of its rule folders too. Mistakes in the
// configuration are complained of; the built-in rules are there all the same.
class RulesHere {
 public:
  RulesHere() : configurations_({}), configuration_(configurations_.For("./digest")) {
    for (const std::string& error : configurations_.errors()) Complain(error);
    for (const std::string& error : configurations_.rule_errors()) Complain(error);
  }

  const RuleBook& book() const { return configuration_.book(); }
  int Finish(const std::string& out) const {
    const bool good = configurations_.errors().empty() && configurations_.rule_errors().empty();
    return WriteOutput(out) && good ? kExitClean : kExitTrouble;
  }

 private:
  Configurations configurations_;
  const Configuration& configuration_;
};

}  // namespace

int RunRules(bool json) {
  const RulesHere here;
  std::string out;
  if (json) {
    std::vector<const RuleSpec*> specs;
    for (const Rule& rule : here.book().rules()) specs.push_back(rule.spec);
    return here.Finish(FormatRuleListJson(specs));
  }
  std::string_view group;
  for (const Rule& rule : here.book().rules()) {
    const RuleSpec& spec = *rule.spec;
    if (spec.group != group) out += fmt::format("{}{}\n", group.empty() ? "" : "\n", spec.group);
    group = spec.group;
    fmt::format_to(std::back_inserter(out), "  {:<22} {:<8} {:<4} {:<7} {}\n", spec.name,
                   SeverityName(spec.severity), spec.on_by_default ? "on" : "off",
                   spec.fix == FixKind::kNone ? "" : FixKindName(spec.fix), spec.summary);
  }
  return here.Finish(out);
}

int RunExplain(const std::string& name) {
  const RulesHere here;
  const Rule* rule = here.book().Find(name);
  if (rule != nullptr) return here.Finish(FormatRulePage(*rule->spec));
  Complain(fmt::format("no rule is called '{}'; {}", name, NameHint(name, here.book(), false)));
  return kExitTrouble;
}

}  // namespace digestlint
