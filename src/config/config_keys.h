// The keys of a configuration: the one list of them, from which unknown keys are told and the JSON
// schema is written.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace digestlint {

enum class ConfigValue : uint8_t {
  kText,
  kTexts,      // list of strings
  kOneOrMore,  // a string or a list of strings
  kTables,     // [[key]]
  kRules,      // [rules.NAME]
};

struct ConfigKey {
  std::string_view name;
  ConfigValue value = ConfigValue::kText;
  std::string_view help;
  bool required = false;
};

std::span<const ConfigKey> ConfigKeys();       // at the top
std::span<const ConfigKey> OverrideKeys();     // in [[overrides]]
std::span<const ConfigKey> SuppressionKeys();  // in [[suppressions]]

std::vector<std::string_view> NamesOf(std::span<const ConfigKey> keys);

// The key of [rules.NAME] that stands beside the rule's own options, and its values.
inline constexpr std::string_view kSeverityKey = "severity";
inline constexpr std::string_view kSeverities[] = {"error", "warning", "info", "off"};

}  // namespace digestlint
