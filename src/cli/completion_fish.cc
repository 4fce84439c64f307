#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"

namespace digestlint {
namespace {

// Between single quotes fish knows two escapes.
std::string Quote(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\\' || c == '\'') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string ValueArguments(const OptionModel& option) {
  switch (option.kind) {
    case ValueKind::kNone:
      return " -f";
    case ValueKind::kChoice:
      return fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
    case ValueKind::kFile:
      return " -r -F";
    case ValueKind::kFolder:
      return " -x -a '(__fish_complete_directories)'";
    case ValueKind::kRules:
      return " -x -a '(__digestlint_rule_list)'";
    case ValueKind::kRule:
      return " -x -a '$__digestlint_rules'";
    default:
      return " -x";
  }
}

void WriteOptions(const CommandModel& command, const std::string& condition, std::string& out) {
  for (const OptionModel& option : command.options) {
    out += fmt::format("complete -c digestlint -n {}", Quote(condition));
    if (!option.positional) {
      for (const std::string& name : option.names) {
        const bool is_long = name.starts_with("--");
        out += fmt::format(" {} {}", is_long ? "-l" : "-s", name.substr(is_long ? 2 : 1));
      }
      out += fmt::format(" -d {}", Quote(option.help));
    }
    out += ValueArguments(option) + "\n";
  }
}

}  // namespace

std::string FishCompletion(const CommandModel& program, const RuleNames& names) {
  std::string out = fmt::format(
      "# fish completion for digestlint, written by: digestlint completion fish\n\n"
      "set -g __digestlint_rules {}\n"
      "set -g __digestlint_groups {} all\n\n"
      "# Names separated by commas: the last one is completed.\n"
      "function __digestlint_rule_list\n"
      "    set -l before (string match -r '^.*,' -- (commandline -ct | string replace -r "
      "'^--[^=]*=' ''))\n"
      "    for name in $__digestlint_rules $__digestlint_groups\n"
      "        string join '' -- $before $name\n"
      "    end\n"
      "end\n\n",
      fmt::join(names.rules, " "), fmt::join(names.groups, " "));
  for (const CommandModel& command : program.commands) {
    out += fmt::format("complete -c digestlint -n __fish_use_subcommand -a {} -d {}\n",
                       command.name, Quote(command.help));
  }
  WriteOptions(program, "__fish_use_subcommand", out);
  for (const CommandModel& command : program.commands) {
    const std::string seen = "__fish_seen_subcommand_from " + command.name;
    for (const CommandModel& inner : command.commands) {
      out += fmt::format("complete -c digestlint -n {} -f -a {} -d {}\n", Quote(seen), inner.name,
                         Quote(inner.help));
    }
    WriteOptions(command, seen, out);
  }
  return out;
}

}  // namespace digestlint
