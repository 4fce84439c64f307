// One source of settings as it is written: a digestlint.toml, a preset, or options of the command
// line. Names of rules are not looked up here. docs/configuration.md tells what the keys mean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/origin.h"
#include "config/path_pattern.h"
#include "engine/fingerprint.h"
#include "rules/rule_spec.h"
#include "text/span.h"

namespace digestlint {

// A name of a rule or group, or a path, and where it was written.
struct SettingName {
  std::string name;
  Origin origin;
};

struct OptionSetting {
  std::string name;
  OptionKind kind = OptionKind::kInteger;  // of the value as written
  double number = 0;
  std::string text;
  Origin origin;
};

struct RuleSetting {
  std::string rule;
  Origin origin;
  std::optional<Severity> severity;
  Origin severity_origin;
  std::vector<OptionSetting> options;
};

// Which rules run, and how. Within one of these `select` comes first, then `rules`, then `ignore`.
struct RuleSettings {
  std::optional<std::vector<SettingName>> select;
  Origin select_origin;
  std::vector<SettingName> ignore;
  std::vector<RuleSetting> rules;
};

struct OverrideSetting {
  std::vector<PathPattern> files;
  RuleSettings settings;
  Origin origin;
};

// An entry of [[suppressions]]: findings to leave out where all that it names is so.
struct SuppressionSetting {
  std::vector<SettingName> rules;  // and groups; "all"
  std::vector<PathPattern> files;  // empty: any file
  std::string entry;               // title of the entry, or the start of it; empty: anywhere
  std::string section;             // heading, as entry
  std::optional<Fingerprint> finding;
  Origin origin;
  Span header;  // in the file's bytes: the line of [[suppressions]]
  Span table;   // from there up to what follows it; empty where the table stands in a line's braces
};

struct ConfigLayer {
  std::string source;  // as Origin::source
  std::string path;    // absolute; empty where it is no file
  std::string folder;  // absolute: what its patterns are relative to
  RuleSettings settings;
  std::vector<PathPattern> exclude;
  std::vector<SettingName> rule_folders;  // absolute
  std::optional<SettingName> baseline;    // absolute
  std::vector<OverrideSetting> overrides;
  std::vector<SuppressionSetting> suppressions;
  std::vector<SettingName> extends;  // names of presets, or paths as written
};

}  // namespace digestlint
