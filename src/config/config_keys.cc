#include "config/config_keys.h"

namespace digestlint {
namespace {

constexpr ConfigKey kSelect = {"select", ConfigValue::kTexts,
                               "Only these rules and groups run; \"all\" is every rule. A group "
                               "stands for its rules that are on by default."};
constexpr ConfigKey kIgnore = {"ignore", ConfigValue::kTexts, "These rules and groups do not run."};
constexpr ConfigKey kRules = {
    "rules", ConfigValue::kRules,
    "The severity and the options of single rules. A rule with a severity other than off runs."};

constexpr ConfigKey kConfigKeys[] = {
    {"extends", ConfigValue::kOneOrMore,
     "What this file adds to: names of presets, or paths of files, relative to this one."},
    kSelect,
    kIgnore,
    {"exclude", ConfigValue::kTexts,
     "Files and folders that are left out: patterns as in .gitignore, relative to this folder."},
    {"rule-folders", ConfigValue::kTexts, "Folders of your own rules, relative to this file."},
    {"baseline", ConfigValue::kText,
     "A file of findings that are known and not told again; digestlint baseline writes it."},
    kRules,
    {"overrides", ConfigValue::kTables, "Other settings for some of the files."},
    {"suppressions", ConfigValue::kTables, "Findings that are right, or wrong, and stay."},
};

constexpr ConfigKey kOverrideKeys[] = {
    {"files", ConfigValue::kTexts, "The files that this is for: patterns as in .gitignore.", true},
    kSelect,
    kIgnore,
    kRules,
};

constexpr ConfigKey kSuppressionKeys[] = {
    {"rules", ConfigValue::kTexts, "Rules and groups, or \"all\".", true},
    {"files", ConfigValue::kTexts, "Only in these files: patterns as in .gitignore."},
    {"entry", ConfigValue::kText, "Only in the entry with this title, or with this start of one."},
    {"section", ConfigValue::kText, "Only under the heading with this text, or this start of one."},
    {"finding", ConfigValue::kText, "Only the finding with this fingerprint."},
    {"reason", ConfigValue::kText, "Why; for people."},
};

}  // namespace

std::span<const ConfigKey> ConfigKeys() {
  return kConfigKeys;
}

std::span<const ConfigKey> OverrideKeys() {
  return kOverrideKeys;
}

std::span<const ConfigKey> SuppressionKeys() {
  return kSuppressionKeys;
}

std::vector<std::string_view> NamesOf(std::span<const ConfigKey> keys) {
  std::vector<std::string_view> names;
  names.reserve(keys.size());
  for (const ConfigKey& key : keys) names.push_back(key.name);
  return names;
}

}  // namespace digestlint
