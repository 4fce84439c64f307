#include "config/schema.h"

#include <nlohmann/json.hpp>

#include "config/config_keys.h"
#include "config/presets.h"
#include "rules/rule_keys.h"

namespace digestlint {
namespace {

using Json = nlohmann::ordered_json;

Json Schema(std::string_view title) {
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
}

Json Text() {
  return {{"type", "string"}, {"minLength", 1}};
}

Json TextList() {
  return {{"type", "array"}, {"items", Text()}};
}

// Of a table with these keys and no others.
template <typename Keys, typename ValueOf>
Json ObjectSchema(const Keys& keys, const ValueOf& value_of) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const auto& key : keys) {
    Json schema = value_of(key);
    schema["description"] = key.help;
    properties[std::string(key.name)] = schema;
    if (key.required) required.push_back(key.name);
  }
  Json schema = {{"type", "object"}, {"properties", properties}};
  if (!required.empty()) schema["required"] = required;
  schema["additionalProperties"] = false;
  return schema;
}

// --- digestlint.toml

Json OptionSchema(const OptionSpec& option) {
  Json schema;
  switch (option.kind) {
    case OptionKind::kInteger:
      schema = {{"type", "integer"}, {"minimum", option.min}, {"maximum", option.max}};
      break;
    case OptionKind::kNumber:
      schema = {{"type", "number"}, {"minimum", option.min}, {"maximum", option.max}};
      break;
    case OptionKind::kBoolean:
      schema = {{"type", "boolean"}};
      break;
    case OptionKind::kText:
      schema = {{"type", "string"}};
      break;
  }
  schema["description"] = option.help;
  return schema;
}

Json RulesSchema(std::span<const Rule> rules) {
  Json properties = Json::object();
  for (const Rule& rule : rules) {
    Json options = {{std::string(kSeverityKey), {{"enum", kSeverities}}}};
    for (const OptionSpec& option : rule.spec->options) {
      options[std::string(option.name)] = OptionSchema(option);
    }
    properties[std::string(rule.spec->name)] = {{"type", "object"},
                                                {"description", rule.spec->summary},
                                                {"properties", options},
                                                {"minProperties", 1},
                                                {"additionalProperties", false}};
  }
  return {{"type", "object"},
          {"properties", properties},
          {"additionalProperties", {{"type", "object"}, {"minProperties", 1}}}};
}

// The names that are known, and any other.
Json Names(std::span<const Rule> rules) {
  Json known = Json::array({"all"});
  std::string_view group;
  for (const Rule& rule : rules) {
    if (rule.spec->group != group) known.push_back(rule.spec->group);
    group = rule.spec->group;
  }
  for (const Rule& rule : rules) known.push_back(rule.spec->name);
  return {{"anyOf", {{{"enum", known}}, Text()}}};
}

Json TableSchema(std::span<const ConfigKey> keys, std::span<const Rule> rules);

Json ValueSchema(const ConfigKey& key, std::span<const Rule> rules) {
  const bool names = key.name == "select" || key.name == "ignore" || key.name == "rules";
  switch (key.value) {
    case ConfigValue::kText:
      return Text();
    case ConfigValue::kTexts: {
      Json list = TextList();
      if (names) list["items"] = Names(rules);
      if (key.name == "select" || key.required) list["minItems"] = 1;
      return list;
    }
    case ConfigValue::kOneOrMore: {
      Json presets = Json::array();
      for (const Preset& preset : Presets()) presets.push_back(preset.name);
      const Json one = {{"anyOf", {{{"enum", presets}}, Text()}}};
      return {{"anyOf", {one, {{"type", "array"}, {"items", one}}}}};
    }
    case ConfigValue::kRules:
      return {{"$ref", "#/$defs/rules"}};
    case ConfigValue::kTables:
      break;
  }
  const bool overrides = key.name == "overrides";
  return {{"type", "array"},
          {"items", TableSchema(overrides ? OverrideKeys() : SuppressionKeys(), rules)}};
}

Json TableSchema(std::span<const ConfigKey> keys, std::span<const Rule> rules) {
  return ObjectSchema(keys, [&](const ConfigKey& key) { return ValueSchema(key, rules); });
}

// --- a rule's file

Json RuleTableSchema(const RuleTable& table);

Json RuleValueSchema(const RuleKey& key) {
  switch (key.value) {
    case RuleValue::kText:
      return {{"type", "string"}};
    case RuleValue::kTexts:
      return TextList();
    case RuleValue::kFlag:
      return {{"type", "boolean"}};
    case RuleValue::kWhole:
      return {{"type", "integer"}, {"minimum", 0}};
    case RuleValue::kNumber:
      return {{"type", "number"}};
    case RuleValue::kSimple:
      return {{"type", {"string", "number", "boolean"}}};
    case RuleValue::kChoice:
      return {{"enum", key.choices}};
    case RuleValue::kChoices:
      return {{"type", "array"}, {"items", {{"enum", key.choices}}}};
    case RuleValue::kTable:
      return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
    case RuleValue::kTables:
      break;
  }
  for (const RuleTable& table : RuleTables()) {
    if (table.name == key.name) return {{"type", "array"}, {"items", RuleTableSchema(table)}};
  }
  return Json::object();
}

Json RuleTableSchema(const RuleTable& table) {
  return ObjectSchema(table.keys, RuleValueSchema);
}

}  // namespace

std::string ConfigSchema(std::span<const Rule> rules) {
  Json schema = Schema("digestlint.toml");
  schema.update(TableSchema(ConfigKeys(), rules));
  schema["$defs"] = {{"rules", RulesSchema(rules)}};
  return schema.dump(2) + "\n";
}

std::string RuleSchema() {
  Json schema = Schema("a rule of digestlint");
  schema.update(RuleTableSchema(RuleTables().front()));
  // A rule has its texts; what extends one has none.
  schema["if"] = {{"required", {"extends"}}};
  schema["else"] = {
      {"required", {"name", "group", "severity", "summary", "why", "message", "help"}}};
  return schema.dump(2) + "\n";
}

}  // namespace digestlint
