// The rules and topics that are compiled into the program, from rules/ by embed_rules.cc.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/linter.h"
#include "rules/topic_model.h"

namespace digestlint {

// Sorted by group, then by name. The specs live as long as the program.
std::span<const Rule> BuiltinRules();
const TopicModel& BuiltinTopics();

// The names of all built-in rules and of all groups, for Linter.
std::vector<std::string_view> BuiltinNames();

// Null where no built-in rule has that name.
const Rule* FindBuiltinRule(std::string_view name);

}  // namespace digestlint
