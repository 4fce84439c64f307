// A rule's own text, as people and programs read it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_spec.h"

namespace digestlint {

// Where the pages lie, from the project's root; ./dev docs writes them.
inline constexpr std::string_view kRulePages = "docs/rules/";

// "docs/rules/missing-link.md".
std::string RulePagePath(const RuleSpec& rule);

// The page of one rule in Markdown, always with the same headings: what it finds, why, what to do,
// bad and good examples with what repairs make of them, repair, options, where it applies, default,
// source.
std::string FormatRulePage(const RuleSpec& rule);

// The page that lists all rules by group, in the given order: docs/rules/README.md.
std::string FormatRuleIndex(const std::vector<const RuleSpec*>& rules);

// An array of objects with name, group, severity, default, summary, why, help, languages, formats
// and page.
std::string FormatRuleListJson(const std::vector<const RuleSpec*>& rules);

}  // namespace digestlint
