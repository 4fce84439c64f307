#include "config/config_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "config/config_keys.h"
#include "rules/toml_reader.h"
#include "text/edit_distance.h"

namespace digestlint {
namespace {

// "; did you mean 'links'?", or nothing where no name is near.
std::string DidYouMean(std::string_view name, std::span<const std::string_view> names) {
  const std::string_view nearest = NearestName(name, names);
  return nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest);
}

void RefuseEmpty(TomlReader& reader, std::string_view key, std::string_view why) {
  const toml::node* node = reader.Node(key);
  if (node != nullptr && node->is_array() && node->as_array()->empty()) reader.Error(node, why);
}

class ConfigReader {
 public:
  ConfigReader(const ConfigSource& source, std::string_view text, const toml::table& table,
               std::vector<std::string>& errors)
      : source_(source), text_(text), table_(table), errors_(errors) {}

  ConfigLayer Read();

 private:
  Origin OriginOf(const toml::node& node) const { return {source_.name, node.source().begin.line}; }
  std::string InFileFolder(const std::string& path) const {
    return AbsolutePath((std::filesystem::path(source_.file_folder) / path).string());
  }

  // A list of strings that says something, each with its place. `one` also allows a string.
  std::vector<SettingName> ReadNames(TomlReader& reader, std::string_view key, bool one = false);
  std::vector<PathPattern> ReadPatterns(TomlReader& reader, std::string_view key);
  RuleSettings ReadRuleSettings(TomlReader& reader);
  void ReadRules(TomlReader& reader, std::vector<RuleSetting>& rules);
  RuleSetting ReadRule(TomlReader& reader, std::string_view name, const toml::table& table);
  void ReadOverrides(TomlReader& reader, ConfigLayer& layer);
  void ReadSuppressions(TomlReader& reader, ConfigLayer& layer);
  Span TableSpan(const toml::table& table) const;
  void CheckKeys(TomlReader& reader, const toml::table& table, std::span<const ConfigKey> keys);
  size_t LineStart(uint32_t line) const;
  Span LineSpan(uint32_t line) const;  // without its end

  const ConfigSource& source_;
  std::string_view text_;
  const toml::table& table_;
  std::vector<std::string>& errors_;
};

void ConfigReader::CheckKeys(TomlReader& reader, const toml::table& table,
                             std::span<const ConfigKey> keys) {
  const std::vector<std::string_view> names = NamesOf(keys);
  for (const auto& [key, node] : table) {
    if (std::find(names.begin(), names.end(), key.str()) != names.end()) continue;
    std::string hint = DidYouMean(key.str(), names);
    if (hint.empty()) hint = fmt::format("; there are {}", fmt::join(names, ", "));
    reader.Error(&node, fmt::format("unknown key '{}'{}", key.str(), hint));
  }
  for (const ConfigKey& key : keys) {
    if (key.required && table.get(key.name) == nullptr) {
      reader.Error(nullptr, fmt::format("'{}' is missing", key.name));
    }
  }
}

std::vector<SettingName> ConfigReader::ReadNames(TomlReader& reader, std::string_view key,
                                                 bool one) {
  std::vector<SettingName> names;
  const toml::node* node = reader.Node(key);
  if (node == nullptr) return names;
  const auto add = [&](const toml::node& item) {
    const auto* text = item.as_string();
    if (text == nullptr) {
      reader.Error(&item, fmt::format("'{}' must hold strings only", key));
    } else if (text->get().empty()) {
      reader.Error(&item, fmt::format("an empty name in '{}'; write it or leave it out", key));
    } else {
      names.push_back({text->get(), OriginOf(item)});
    }
  };
  if (const toml::array* array = node->as_array()) {
    for (const toml::node& item : *array) add(item);
  } else if (one && node->is_string()) {
    add(*node);
  } else if (node->is_string()) {
    reader.Error(
        node, fmt::format("'{0}' must be a list: {0} = [\"{1}\"]", key, node->as_string()->get()));
  } else {
    reader.Error(node,
                 fmt::format("'{}' must be a {}list of strings", key, one ? "string or " : ""));
  }
  return names;
}

std::vector<PathPattern> ConfigReader::ReadPatterns(TomlReader& reader, std::string_view key) {
  std::vector<PathPattern> patterns;
  for (const SettingName& each : ReadNames(reader, key)) {
    const std::string problem = PathPattern::Problem(each.name);
    if (problem.empty()) {
      patterns.emplace_back(each.name);
    } else {
      errors_.push_back(
          fmt::format("{}: the pattern '{}': {}", each.origin.Text(), each.name, problem));
    }
  }
  return patterns;
}

RuleSetting ConfigReader::ReadRule(TomlReader& reader, std::string_view name,
                                   const toml::table& table) {
  RuleSetting rule = {std::string(name), OriginOf(table), std::nullopt, {}, {}};
  const std::vector<std::string_view> top = NamesOf(ConfigKeys());
  for (const auto& [key, node] : table) {
    if (std::find(top.begin(), top.end(), key.str()) != top.end()) {
      reader.Error(&node, fmt::format("'{}' is no setting of a rule; write it above the first "
                                      "[table]",
                                      key.str()));
      continue;
    }
    if (key.str() == kSeverityKey) {
      const auto* text = node.as_string();
      rule.severity = text == nullptr ? std::nullopt : ParseSeverity(text->get());
      rule.severity_origin = OriginOf(node);
      if (!rule.severity) {
        reader.Error(&node,
                     fmt::format("'severity' must be {}{}", fmt::join(kSeverities, ", "),
                                 text == nullptr ? "" : DidYouMean(text->get(), kSeverities)));
      }
      continue;
    }
    OptionSetting option;
    option.name = std::string(key.str());
    option.origin = OriginOf(node);
    if (const auto* integer = node.as_integer()) {
      option.kind = OptionKind::kInteger;
      option.number = static_cast<double>(integer->get());
    } else if (const auto* number = node.as_floating_point()) {
      option.kind = OptionKind::kNumber;
      option.number = number->get();
    } else if (const auto* flag = node.as_boolean()) {
      option.kind = OptionKind::kBoolean;
      option.number = flag->get() ? 1 : 0;
    } else if (const auto* text = node.as_string()) {
      option.kind = OptionKind::kText;
      option.text = text->get();
    } else {
      reader.Error(&node, fmt::format("'{}' must be a number, true, false or a string", key.str()));
      continue;
    }
    rule.options.push_back(std::move(option));
  }
  if (table.empty()) reader.Error(&table, fmt::format("[rules.{}] sets nothing", name));
  return rule;
}

void ConfigReader::ReadRules(TomlReader& reader, std::vector<RuleSetting>& rules) {
  const toml::node* node = reader.Node("rules");
  if (node == nullptr) return;
  const toml::table* table = node->as_table();
  if (table == nullptr) {
    reader.Error(node, "'rules' must be tables: [rules.missing-link]");
    return;
  }
  for (const auto& [name, rule] : *table) {
    if (const toml::table* settings = rule.as_table()) {
      rules.push_back(ReadRule(reader, name.str(), *settings));
    } else {
      reader.Error(&rule, fmt::format("write [rules.{0}] and below it severity = …, or "
                                      "rules.{0}.severity = …",
                                      name.str()));
    }
  }
}

RuleSettings ConfigReader::ReadRuleSettings(TomlReader& reader) {
  RuleSettings settings;
  if (const toml::node* node = reader.Node("select")) {
    settings.select = ReadNames(reader, "select");
    settings.select_origin = OriginOf(*node);
    RefuseEmpty(reader, "select", "'select' is empty, so that nothing would run; leave it out");
  }
  settings.ignore = ReadNames(reader, "ignore");
  ReadRules(reader, settings.rules);
  return settings;
}

void ConfigReader::ReadOverrides(TomlReader& reader, ConfigLayer& layer) {
  for (const toml::table* table : reader.Tables("overrides")) {
    TomlReader own(source_.name, *table, errors_);
    CheckKeys(own, *table, OverrideKeys());
    OverrideSetting setting = {ReadPatterns(own, "files"), ReadRuleSettings(own), OriginOf(*table)};
    const RuleSettings& settings = setting.settings;
    if (!settings.select && settings.ignore.empty() && settings.rules.empty()) {
      own.Error(nullptr, "this override sets nothing; write select, ignore or rules");
    }
    RefuseEmpty(own, "files",
                "'files' is empty, so that this is for no file; write [\"**\"] for all");
    layer.overrides.push_back(std::move(setting));
  }
}

void ConfigReader::ReadSuppressions(TomlReader& reader, ConfigLayer& layer) {
  for (const toml::table* table : reader.Tables("suppressions")) {
    TomlReader own(source_.name, *table, errors_);
    CheckKeys(own, *table, SuppressionKeys());
    SuppressionSetting setting;
    setting.rules = ReadNames(own, "rules");
    setting.files = ReadPatterns(own, "files");
    setting.entry = own.OptionalText("entry");
    setting.section = own.OptionalText("section");
    own.OptionalText("reason");
    const std::string print = own.OptionalText("finding");
    if (!print.empty() && !ParseFingerprint(print, setting.finding.emplace())) {
      own.Error(own.Node("finding"),
                "'finding' must be the fingerprint of one, 16 digits and letters a to f, as "
                "--format json tells it");
    }
    RefuseEmpty(own, "rules", "'rules' is empty; write \"all\" for every rule");
    RefuseEmpty(own, "files",
                "'files' is empty, so that this is for no file; leave it out for all");
    for (const std::string_view key : {"entry", "section", "finding"}) {
      const toml::node* node = own.Node(key);
      if (node != nullptr && node->is_string() && node->as_string()->get().empty()) {
        own.Error(node, fmt::format("'{}' is empty; write it or leave it out", key));
      }
    }
    setting.origin = OriginOf(*table);
    setting.header = LineSpan(setting.origin.line);
    setting.table = TableSpan(*table);
    layer.suppressions.push_back(std::move(setting));
  }
}

size_t ConfigReader::LineStart(uint32_t line) const {
  size_t at = 0;
  for (uint32_t each = 1; each < line && at < text_.size(); ++each) {
    const size_t end = text_.find('\n', at);
    if (end == std::string_view::npos) return text_.size();
    at = end + 1;
  }
  return at;
}

Span ConfigReader::LineSpan(uint32_t line) const {
  const size_t begin = LineStart(line);
  const size_t end = std::min(text_.find_first_of("\r\n", begin), text_.size());
  return MakeSpan(begin, end);
}

// The last line of what stands in the table.
uint32_t LastLine(const toml::table& table) {
  uint32_t last = table.source().begin.line;
  for (const auto& [key, node] : table) {
    const toml::source_region& place = node.source();
    last = std::max({last, place.begin.line, place.end.line});
  }
  return last;
}

// With the blank lines behind it. A comment below may be about what follows.
Span ConfigReader::TableSpan(const toml::table& table) const {
  if (table.is_inline()) return {};
  const size_t begin = LineStart(table.source().begin.line);
  size_t end = LineStart(LastLine(table) + 1);
  while (end < text_.size()) {
    const size_t next = text_.find_first_not_of(" \t\r", end);
    if (next == std::string_view::npos || text_[next] != '\n') break;
    end = next + 1;
  }
  return MakeSpan(begin, end);
}

ConfigLayer ConfigReader::Read() {
  ConfigLayer layer;
  layer.source = source_.name;
  layer.path = source_.path;
  layer.folder = source_.folder;
  TomlReader reader(source_.name, table_, errors_);
  CheckKeys(reader, table_, ConfigKeys());
  layer.extends = ReadNames(reader, "extends", true);
  layer.settings = ReadRuleSettings(reader);
  layer.exclude = ReadPatterns(reader, "exclude");
  layer.rule_folders = ReadNames(reader, "rule-folders");
  for (SettingName& folder : layer.rule_folders) folder.name = InFileFolder(folder.name);
  if (const toml::node* node = reader.Node("baseline")) {
    const std::string path = reader.OptionalText("baseline");
    if (node->is_string() && path.empty()) reader.Error(node, "'baseline' must not be empty");
    if (!path.empty()) layer.baseline = SettingName{InFileFolder(path), OriginOf(*node)};
  }
  ReadOverrides(reader, layer);
  ReadSuppressions(reader, layer);
  return layer;
}

}  // namespace

std::optional<Severity> ParseSeverity(std::string_view text) {
  for (const Severity each :
       {Severity::kOff, Severity::kInfo, Severity::kWarning, Severity::kError}) {
    if (SeverityName(each) == text) return each;
  }
  return std::nullopt;
}

ConfigLayer ReadConfig(const ConfigSource& source, std::string_view toml,
                       std::vector<std::string>& errors) {
  const std::optional<toml::table> table = ParseToml(source.name, toml, errors);
  if (!table) return {};
  return ConfigReader(source, toml, *table, errors).Read();
}

}  // namespace digestlint
