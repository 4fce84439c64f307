// Reading a rule from its TOML file. rules/README.md describes the format.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_spec.h"

namespace digestlint {

// A rule with the memory that its spec points into.
struct RuleFile {
  RuleSpec spec;
  std::vector<std::unique_ptr<std::string>> strings;
  std::vector<PatternSpec> patterns;
  std::vector<PhraseSpec> phrases;
  std::vector<WordSpec> words;
  std::vector<OptionSpec> options;
  std::vector<ExampleSpec> examples;
  std::vector<std::vector<PlaceSpec>> places;
};

// A rule, or every mistake in its file as "path:line: what; what to do". Unknown keys, missing
// texts, fewer than two bad or two good examples, a repair that no example shows, a wrong regular
// expression and a name that is not the file's are mistakes.
struct RuleFileResult {
  std::unique_ptr<RuleFile> rule;  // null when there are errors
  std::vector<std::string> errors;
};

RuleFileResult LoadRuleFile(std::string_view path, std::string_view toml);

}  // namespace digestlint
