// JSON schemas (draft 2020-12, https://json-schema.org) for editors that complete and check TOML.
// ./dev docs writes them into docs/schemas/.
#pragma once

#include <span>
#include <string>

#include "engine/linter.h"

namespace digestlint {

// Of digestlint.toml. Rules and groups that are not among `rules` are allowed, for they may be the
// user's own; the options of those that are must fit.
std::string ConfigSchema(std::span<const Rule> rules);

// Of a rule's file.
std::string RuleSchema();

}  // namespace digestlint
