// Reading one [[pattern]] of a rule's file.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "rules/rule_spec.h"
#include "rules/toml_reader.h"

namespace digestlint {

// The limits of a user's pattern: bytes of the expression, and instructions of the program that RE2
// makes of it (the built-in ones have at most some hundreds). RE2 itself bounds repetition by 1000.
inline constexpr size_t kMaxPatternBytes = 2000;
inline constexpr int kMaxPatternProgram = 1500;
inline constexpr size_t kMaxReplacementBytes = 500;  // of 'replace' and 'form'
inline constexpr size_t kMaxForms = 20;              // in one rule

// `fix` is the rule's. `keep` returns a view that lives as long as the rule. Mistakes go to the
// reader's errors.
PatternSpec ReadPattern(TomlReader& reader, FixKind fix, RuleOrigin origin,
                        const std::function<std::string_view(std::string)>& keep);

}  // namespace digestlint
