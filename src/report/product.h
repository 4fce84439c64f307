// What reports say of the program that wrote them.
#pragma once

#include <string>
#include <string_view>

#include "rules/rule_spec.h"

namespace digestlint {

inline constexpr std::string_view kProductName = "digestlint";

std::string_view ProductVersion();  // "0.1.0"
std::string_view ProductUrl();      // without / at the end

// The address of a rule's page; empty for a rule of the user's, which has none.
std::string RulePageUrl(const RuleSpec& rule);

}  // namespace digestlint
