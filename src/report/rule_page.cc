#include "report/rule_page.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

namespace digestlint {
namespace {

void AppendExamples(const RuleSpec& rule, bool bad, std::string& out) {
  for (const ExampleSpec& example : rule.examples) {
    if (example.bad != bad) continue;
    fmt::format_to(std::back_inserter(out), "```{}\n{}{}```\n",
                   example.format == Format::kMarkdown ? "markdown" : "text", example.text,
                   example.text.ends_with('\n') ? "" : "\n");
    if (bad) {
      out += "Reported at ";
      for (size_t i = 0; i < example.places.size(); ++i) {
        const PlaceSpec& place = example.places[i];
        fmt::format_to(std::back_inserter(out), "{}line {}", i == 0 ? "" : ", ", place.line);
        if (place.column > 0) fmt::format_to(std::back_inserter(out), ", column {}", place.column);
      }
      out += ".\n";
    }
    out += '\n';
  }
}

std::string OptionDefault(const OptionSpec& option) {
  switch (option.kind) {
    case OptionKind::kBoolean:
      return option.number != 0 ? "true" : "false";
    case OptionKind::kText:
      return fmt::format("\"{}\"", option.text);
    case OptionKind::kInteger:
    case OptionKind::kNumber:
      return fmt::format("{}", option.number);
  }
  return "";
}

std::vector<std::string> Languages(const RuleSpec& rule) {
  std::vector<std::string> out;
  if (rule.in_chinese) out.emplace_back("zh");
  if (rule.in_english) out.emplace_back("en");
  return out;
}

std::vector<std::string> Formats(const RuleSpec& rule) {
  std::vector<std::string> out;
  if (rule.in_plain) out.emplace_back("plain");
  if (rule.in_markdown) out.emplace_back("markdown");
  return out;
}

}  // namespace

std::string FormatRulePage(const RuleSpec& rule) {
  std::string out = fmt::format("# {}\n\n{}\n\nGroup {}, severity {}, {} by default.\n\n",
                                rule.name, rule.summary, rule.group, SeverityName(rule.severity),
                                rule.on_by_default ? "on" : "off");
  if (!rule.on_by_default) out += fmt::format("Off because: {}\n\n", rule.off_reason);
  out += fmt::format("## Why\n\n{}\n\n## What to do\n\n{}\n\n## Bad\n\n", rule.why, rule.help);
  AppendExamples(rule, true, out);
  out += "## Good\n\n";
  AppendExamples(rule, false, out);
  if (rule.fix != FixKind::kNone) {
    out += fmt::format("## Repair\n\n{} ({})\n\n", rule.fix_help, FixKindName(rule.fix));
  }
  if (!rule.options.empty()) {
    out += "## Options\n\n";
    for (const OptionSpec& option : rule.options) {
      out +=
          fmt::format("- `{}` (default {}): {}\n", option.name, OptionDefault(option), option.help);
    }
    out += '\n';
  }
  if (!rule.source.empty()) out += fmt::format("## Source\n\n{}\n", rule.source);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string FormatRuleListJson(const std::vector<const RuleSpec*>& rules) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const RuleSpec* rule : rules) {
    list.push_back({{"name", rule->name},
                    {"group", rule->group},
                    {"severity", SeverityName(rule->severity)},
                    {"default", rule->on_by_default},
                    {"fix", FixKindName(rule->fix)},
                    {"summary", rule->summary},
                    {"why", rule->why},
                    {"help", rule->help},
                    {"languages", Languages(*rule)},
                    {"formats", Formats(*rule)}});
  }
  return list.dump(2) + "\n";
}

}  // namespace digestlint
