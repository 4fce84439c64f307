// Pattern rules that look at all matches of a document together.
#pragma once

#include <vector>

#include "engine/finding.h"
#include "model/document.h"
#include "rules/rule_spec.h"

namespace digestlint {

struct GatheredPattern {
  const PatternSpec* spec = nullptr;
  std::vector<Span> matches;  // in the order of the file
};

// Of the patterns with PatternUse::kCount: every part of the digest that holds fewer matches than
// `min` or more than `max`. Reported are the part's title, heading or first line, or the first
// match too many. Nothing where the document is no digest. The message's {count}, {min}, {max} and
// {where} are filled, and {match} where one is too many.
void ReportCounts(const RuleSpec& rule, const Document& document,
                  const std::vector<GatheredPattern>& patterns, std::vector<Finding>& findings);

// Of the patterns with PatternUse::kForm, which are the ways to write one thing: every match of
// another than the document's own, the one with most matches. In a tie nothing is reported.
// {match}, {form} (of the document's own), {count} and {others} are filled; a rule with a fix
// writes the form.
void ReportForms(const RuleSpec& rule, const Document& document,
                 const std::vector<GatheredPattern>& patterns, std::vector<Finding>& findings);

}  // namespace digestlint
