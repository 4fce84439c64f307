// What a rule of users may not have, and what would be of no use in it.
#pragma once

#include "rules/rule_spec.h"
#include "rules/toml_reader.h"

namespace digestlint {

// `spec` was read from the reader's table, whose errors receive the mistakes.
void CheckUserRule(TomlReader& reader, const RuleSpec& spec);

}  // namespace digestlint
