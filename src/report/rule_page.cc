#include "report/rule_page.h"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "report/rule_example.h"

namespace digestlint {
namespace {

void AppendPlaces(const ExampleSpec& example, std::string& out) {
  out += "\nReported at ";
  for (size_t i = 0; i < example.places.size(); ++i) {
    const PlaceSpec& place = example.places[i];
    fmt::format_to(std::back_inserter(out), "{}line {}", i == 0 ? "" : ", ", place.line);
    if (place.column > 0) fmt::format_to(std::back_inserter(out), ", column {}", place.column);
  }
  out += ".\n";
}

// Returns whether anything in them had to be written out.
bool AppendExamples(const RuleSpec& rule, bool bad, std::string& out) {
  bool escaped = false;
  for (const ExampleSpec& example : rule.examples) {
    if (example.bad != bad) continue;
    escaped |= AppendExampleText(example.text, example.format, out);
    if (bad) AppendPlaces(example, out);
    if (example.has_fixed) {
      out += "\nRepaired:\n\n";
      escaped |= AppendExampleText(example.fixed, example.format, out);
    }
    out += '\n';
  }
  return escaped;
}

std::string_view SafetyOf(FixKind kind) {
  switch (kind) {
    case FixKind::kNone:
      return "None: a person has to decide.";
    case FixKind::kSafe:
      return "Safe (`--fix`).";
    case FixKind::kUnsafe:
      return "Unsafe (`--unsafe-fixes`).";
    case FixKind::kMixed:
      return "Partly safe (`--fix`), partly unsafe (`--unsafe-fixes`).";
  }
  return "";
}

std::string Reach(const RuleSpec& rule) {
  std::string out = rule.in_chinese && rule.in_english ? "Chinese and English"
                    : rule.in_chinese                  ? "Chinese"
                                                       : "English";
  out += rule.in_plain && rule.in_markdown ? "; plain text and Markdown."
         : rule.in_plain                   ? "; plain text."
                                           : "; Markdown.";
  if (rule.in_other_encodings) out += " Also files that are not UTF-8 as a whole.";
  return out;
}

std::string OptionDefault(const OptionSpec& option) {
  switch (option.kind) {
    case OptionKind::kBoolean:
      return option.number != 0 ? "true" : "false";
    case OptionKind::kText:
      return fmt::format("\"{}\"", option.text);
    case OptionKind::kInteger:
    case OptionKind::kNumber:
      return option.max >= kMaxOption
                 ? fmt::format("{}", option.number)
                 : fmt::format("{}, from {} to {}", option.number, option.min, option.max);
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

std::string RulePagePath(const RuleSpec& rule) {
  return fmt::format("{}{}.md", kRulePages, rule.name);
}

std::string FormatRulePage(const RuleSpec& rule) {
  std::string out = fmt::format("# {}\n\n", rule.name);
  const auto section = [&](std::string_view heading, std::string_view text) {
    fmt::format_to(std::back_inserter(out), "## {}\n\n{}\n\n", heading, text);
  };
  section("What it finds", rule.summary);
  section("Why", rule.why);
  section("What to do", rule.help);
  std::string examples = "## Bad\n\n";
  bool escaped = AppendExamples(rule, true, examples);
  examples += "## Good\n\n";
  escaped |= AppendExamples(rule, false, examples);
  if (escaped) {
    out +=
        "In the examples, `\\u200B` stands for a character that cannot be seen, `\\xE9` for a byte "
        "that is not UTF-8, `\\r` and `\\t` for these, `␠` for a blank at the end of a line.\n\n";
  }
  out += examples;
  section("Repair", fmt::format("{}{}{}", SafetyOf(rule.fix), rule.fix_help.empty() ? "" : " ",
                                rule.fix_help));
  std::string options = rule.options.empty() ? "None." : "";
  for (const OptionSpec& option : rule.options) {
    fmt::format_to(std::back_inserter(options), "{}- `{}` (default {}): {}",
                   options.empty() ? "" : "\n", option.name, OptionDefault(option), option.help);
  }
  section("Options", options);
  section("Applies to", Reach(rule));
  section("Default", fmt::format("{}, severity {}, group {}.{}{}",
                                 rule.on_by_default ? "On" : "Off", SeverityName(rule.severity),
                                 rule.group, rule.on_by_default ? "" : " ", rule.off_reason));
  section("Source", rule.source.empty() ? "None but the digests themselves." : rule.source);
  out.pop_back();
  return out;
}

std::string FormatRuleIndex(const std::vector<const RuleSpec*>& rules) {
  std::string out =
      "# Rules\n\nWritten by `./dev docs` from the files in [rules](../../rules); do not edit.\n";
  std::string_view group;
  for (const RuleSpec* rule : rules) {
    if (rule->group != group) {
      fmt::format_to(std::back_inserter(out),
                     "\n## {}\n\n| rule | severity | default | repair | what it finds |\n"
                     "|---|---|---|---|---|\n",
                     rule->group);
      group = rule->group;
    }
    std::string summary;
    for (const char c : rule->summary) summary += c == '|' ? "\\|" : std::string(1, c);
    fmt::format_to(std::back_inserter(out), "| [{}]({}.md) | {} | {} | {} | {} |\n", rule->name,
                   rule->name, SeverityName(rule->severity), rule->on_by_default ? "on" : "off",
                   FixKindName(rule->fix), summary);
  }
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
                    {"formats", Formats(*rule)},
                    {"page", RulePagePath(*rule)}});
  }
  return list.dump(2) + "\n";
}

}  // namespace digestlint
