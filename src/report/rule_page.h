// A rule's own text, as people and programs read it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rules/rule_spec.h"

namespace digestlint {

// The page of one rule in Markdown: what it finds, why, bad and good examples, options, source.
std::string FormatRulePage(const RuleSpec& rule);

// An array of objects with name, group, severity, default, summary, why, help, languages, formats.
std::string FormatRuleListJson(const std::vector<const RuleSpec*>& rules);

}  // namespace digestlint
