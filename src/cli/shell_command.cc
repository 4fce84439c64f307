#include "cli/shell_command.h"

#include "catalogue/builtin.h"
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/man_page.h"
#include "cli/output.h"

namespace digestlint {
namespace {

RuleNames NamesToComplete() {
  RuleNames names;
  for (const Rule& rule : BuiltinRules()) names.rules.push_back(rule.spec->name);
  names.groups.assign(kRuleGroups.begin(), kRuleGroups.end());
  return names;
}

}  // namespace

int RunCompletion(const CommandModel& program, Shell shell) {
  const RuleNames names = NamesToComplete();
  const std::string script = shell == Shell::kBash  ? BashCompletion(program, names)
                             : shell == Shell::kZsh ? ZshCompletion(program, names)
                                                    : FishCompletion(program, names);
  return WriteOutput(script) ? kExitClean : kExitTrouble;
}

int RunMan(const CommandModel& program) {
  return WriteOutput(ManPage(program, "digestlint " DIGESTLINT_VERSION)) ? kExitClean
                                                                         : kExitTrouble;
}

}  // namespace digestlint
