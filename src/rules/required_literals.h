// Fixed text that every match of a regular expression holds, found by RE2's own analysis.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace digestlint {

struct RequiredLiterals {
  // In lower case (ASCII). Empty: nothing is known.
  std::vector<std::string> texts;
  bool all = false;  // every one of them stands in a match, else at least one
};

// `regex` must be valid. Never claims a literal that a match could lack.
RequiredLiterals FindRequiredLiterals(std::string_view regex);

// The plain text that a regular expression begins with, in lower case (ASCII), where every match
// must begin with it: at least two letters. Empty: there is none, or it is not plain at a glance.
// Costs nothing, while FindRequiredLiterals compiles the expression.
std::string LeadingLiteral(std::string_view regex);

}  // namespace digestlint
