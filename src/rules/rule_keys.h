// The keys of a rule's file, for the JSON schema; rules/README.md and docs/house-rules.md tell what
// they mean, and rule_file.cc and pattern_reader.cc read them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace digestlint {

enum class RuleValue : uint8_t {
  kText,
  kTexts,  // list of strings
  kFlag,
  kWhole,  // whole number, 0 or more
  kNumber,
  kSimple,  // string, number, or true and false
  kChoice,
  kChoices,  // list of them
  kTable,    // of strings
  kTables,
};

struct RuleKey {
  std::string_view name;
  RuleValue value = RuleValue::kText;
  std::string_view help;
  bool required = false;
  std::vector<std::string_view> choices = {};
};

// A table of the file. `name` is that of its [[…]], empty for the top of the file.
struct RuleTable {
  std::string_view name;
  std::vector<RuleKey> keys;
};

// The top first.
std::span<const RuleTable> RuleTables();

}  // namespace digestlint
