#include "catalogue/builtin.h"

namespace digestlint {

const Rule* FindBuiltinRule(std::string_view name) {
  for (const Rule& rule : BuiltinRules()) {
    if (rule.spec->name == name) return &rule;
  }
  return nullptr;
}

}  // namespace digestlint
