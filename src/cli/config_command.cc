// digestlint config show: the settings in force, and where each comes from.
#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/output.h"
#include "config/discover.h"
#include "config/path_pattern.h"
#include "text/toml_text.h"

namespace digestlint {
namespace {

constexpr size_t kCommentColumn = 40;

std::string OriginText(const Origin& origin) {
  return origin.source.empty() ? "default" : origin.Text();
}

std::string ValueText(const OptionSpec& option) {
  switch (option.kind) {
    case OptionKind::kBoolean:
      return option.number != 0 ? "true" : "false";
    case OptionKind::kText:
      return TomlString(option.text);
    case OptionKind::kInteger:
      return fmt::format("{:.0f}", option.number);
    case OptionKind::kNumber:
      break;
  }
  return fmt::format("{}", option.number);
}

void AddLine(std::string_view setting, std::string_view comment, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{:<{}} # {}\n", setting, kCommentColumn, comment);
}

template <typename Items, typename Text, typename From>
void AddList(std::string_view key, const Items& items, Text text, From from, std::string& out) {
  if (items.empty()) return;
  fmt::format_to(std::back_inserter(out), "{} = [\n", key);
  for (const auto& item : items) AddLine("  " + TomlString(text(item)) + ",", from(item), out);
  out += "]\n";
}

using Json = nlohmann::ordered_json;

Json OriginJson(const Origin& origin) {
  if (origin.source.empty()) return nullptr;
  return {{"source", origin.source}, {"line", origin.line == 0 ? Json() : Json(origin.line)}};
}

// " rules a, b in entry “…”".
std::string Describe(const SuppressionSetting& setting) {
  std::string out = " rules";
  for (const SettingName& rule : setting.rules) {
    out += (&rule == &setting.rules.front() ? " " : ", ") + rule.name;
  }
  for (const PathPattern& files : setting.files) out += " in " + files.text();
  if (!setting.section.empty()) out += fmt::format(" under “{}”", setting.section);
  if (!setting.entry.empty()) out += fmt::format(" in “{}”", setting.entry);
  if (setting.finding) out += " finding " + FingerprintText(*setting.finding);
  return out;
}

Json SuppressionsJson(const Configuration& configuration) {
  Json out = Json::array();
  for (const ConfigLayer& layer : configuration.layers()) {
    for (const SuppressionSetting& each : layer.suppressions) {
      Json rules = Json::array(), files = Json::array();
      for (const SettingName& rule : each.rules) rules.push_back(rule.name);
      for (const PathPattern& pattern : each.files) files.push_back(pattern.text());
      out.push_back({{"rules", rules},
                     {"files", files},
                     {"section", each.section},
                     {"entry", each.entry},
                     {"finding", each.finding ? Json(FingerprintText(*each.finding)) : Json()},
                     {"origin", OriginJson(each.origin)}});
    }
  }
  return out;
}

struct Shown {
  const Configuration& configuration;
  EffectiveRules rules;
  std::string file;
  const PathPattern* excluded = nullptr;
};

std::string FormatToml(const Shown& shown) {
  std::string out = shown.file.empty() ? "# for files that no override names\n"
                                       : fmt::format("# for {}\n", shown.file);
  if (shown.excluded != nullptr) {
    out +=
        fmt::format("# which is not checked: exclude has {}\n", TomlString(shown.excluded->text()));
  }
  for (const ConfigLayer& layer : shown.configuration.layers()) {
    out += fmt::format("# from {}\n", layer.source);
  }
  for (const ConfigLayer& layer : shown.configuration.layers()) {
    AddList(
        "exclude", layer.exclude, [](const auto& each) { return each.text(); },
        [&](const auto&) { return layer.source; }, out);
    AddList(
        "rule-folders", layer.rule_folders,
        [](const auto& each) { return RelativeToHere(each.name); },
        [](const auto& each) { return each.origin.Text(); }, out);
  }
  if (const SettingName* baseline = shown.configuration.baseline()) {
    AddLine("baseline = " + TomlString(RelativeToHere(baseline->name)), baseline->origin.Text(),
            out);
  }
  for (const ConfigLayer& layer : shown.configuration.layers()) {
    for (const SuppressionSetting& each : layer.suppressions) {
      out += fmt::format("# {}: [[suppressions]]{}\n", each.origin.Text(), Describe(each));
    }
  }
  for (const EffectiveRule& rule : shown.rules.rules()) {
    out += fmt::format("\n[rules.{}]\n", rule.rule.spec->name);
    const std::string_view severity = rule.on ? SeverityName(rule.severity) : "off";
    const bool by_severity = rule.on && !rule.severity_origin.source.empty();
    AddLine(fmt::format("severity = \"{}\"", severity),
            OriginText(by_severity ? rule.severity_origin : rule.on_origin), out);
    for (const EffectiveOption& option : rule.options) {
      AddLine(fmt::format("{} = {}", option.spec.name, ValueText(option.spec)),
              OriginText(option.origin), out);
    }
  }
  return out;
}

Json ValueJson(const OptionSpec& option) {
  if (option.kind == OptionKind::kBoolean) return option.number != 0;
  if (option.kind == OptionKind::kText) return option.text;
  if (option.kind == OptionKind::kInteger) return static_cast<int64_t>(option.number);
  return option.number;
}

std::string FormatJson(const Shown& shown) {
  Json layers = Json::array();
  Json exclude = Json::array();
  Json folders = Json::array();
  for (const ConfigLayer& layer : shown.configuration.layers()) {
    layers.push_back(layer.source);
    for (const PathPattern& pattern : layer.exclude) {
      exclude.push_back({{"pattern", pattern.text()}, {"source", layer.source}});
    }
    for (const SettingName& folder : layer.rule_folders) {
      folders.push_back({{"path", folder.name}, {"origin", OriginJson(folder.origin)}});
    }
  }
  const SettingName* baseline = shown.configuration.baseline();
  Json rules = Json::array();
  for (const EffectiveRule& rule : shown.rules.rules()) {
    Json options = Json::array();
    for (const EffectiveOption& option : rule.options) {
      options.push_back({{"name", option.spec.name},
                         {"value", ValueJson(option.spec)},
                         {"origin", OriginJson(option.origin)}});
    }
    rules.push_back({{"rule", rule.rule.spec->name},
                     {"group", rule.rule.spec->group},
                     {"on", rule.on},
                     {"on_origin", OriginJson(rule.on_origin)},
                     {"severity", SeverityName(rule.severity)},
                     {"severity_origin", OriginJson(rule.severity_origin)},
                     {"options", options}});
  }
  const Json json = {
      {"file", shown.file.empty() ? Json() : Json(shown.file)},
      {"excluded", shown.excluded != nullptr},
      {"layers", layers},
      {"exclude", exclude},
      {"rule_folders", folders},
      {"baseline", baseline == nullptr
                       ? Json()
                       : Json{{"path", baseline->name}, {"origin", OriginJson(baseline->origin)}}},
      {"suppressions", SuppressionsJson(shown.configuration)},
      {"rules", rules},
  };
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

int RunConfigShow(const ConfigShowArguments& arguments) {
  Configurations configurations(arguments.config);
  const Configuration& configuration =
      configurations.For(arguments.file.empty() ? "./digest" : arguments.file);
  for (const std::string& error : configurations.errors()) Complain(error);
  for (const std::string& error : configurations.rule_errors()) Complain(error);
  if (!configurations.errors().empty()) return kExitTrouble;
  const std::string path = arguments.file.empty() ? "" : AbsolutePath(arguments.file);
  const Shown shown = {configuration, configuration.RulesFor(path), arguments.file,
                       path.empty() ? nullptr : configuration.Excludes(path)};
  if (!WriteOutput(arguments.json ? FormatJson(shown) : FormatToml(shown))) return kExitTrouble;
  return configurations.rule_errors().empty() ? kExitClean : kExitTrouble;
}

}  // namespace digestlint
