#include "catalogue/builtin.h"

namespace digestlint {

std::vector<std::string_view> BuiltinNames() {
  std::vector<std::string_view> names(kRuleGroups.begin(), kRuleGroups.end());
  for (const Rule& rule : BuiltinRules()) names.push_back(rule.spec->name);
  return names;
}

const Rule* FindBuiltinRule(std::string_view name) {
  for (const Rule& rule : BuiltinRules()) {
    if (rule.spec->name == name) return &rule;
  }
  return nullptr;
}

}  // namespace digestlint
