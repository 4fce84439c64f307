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
  std::string path;
  // The name of the built-in rule to whose lists this file only adds; else empty.
  std::string extends;
  uint32_t extends_line = 0;
  std::vector<std::unique_ptr<std::string>> strings;
  std::vector<PatternSpec> patterns;
  std::vector<PhraseSpec> phrases;
  std::vector<WordSpec> words;
  std::vector<OptionSpec> options;
  std::vector<ExampleSpec> examples;
  std::vector<std::vector<PlaceSpec>> places;
  std::vector<std::vector<std::string_view>> literals;  // of users' patterns
};

// A rule, or every mistake in its file as "path:line: what; what to do". Unknown keys, missing
// texts, fewer than two bad or two good examples, a repair that no example shows, a wrong regular
// expression and a name that is not the file's are mistakes. A user's rule may lack examples and
// have a group of its own; it has no check, and its patterns keep to the limits in
// pattern_reader.h.
struct RuleFileResult {
  std::unique_ptr<RuleFile> rule;  // null when there are errors
  std::vector<std::string> errors;
};

RuleFileResult LoadRuleFile(std::string_view path, std::string_view toml,
                            RuleOrigin origin = RuleOrigin::kBuiltin);

}  // namespace digestlint
