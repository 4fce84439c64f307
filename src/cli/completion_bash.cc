#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"

namespace digestlint {
namespace {

std::string Names(const OptionModel& option) {
  return fmt::format("{}", fmt::join(option.names, "|"));
}

// What stands behind the option `previous`, as lines of a case.
std::string ValueCase(const OptionModel& option) {
  const std::string head = fmt::format("    {})", Names(option));
  switch (option.kind) {
    case ValueKind::kChoice:
      return fmt::format("{} COMPREPLY=($(compgen -W \"{}\" -- \"$current\")); return ;;\n", head,
                         fmt::join(option.choices, " "));
    case ValueKind::kFile:
      return head + " COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n";
    case ValueKind::kFolder:
      return head + " COMPREPLY=($(compgen -d -- \"$current\")); return ;;\n";
    case ValueKind::kRules:
      return head + " _digestlint__list \"$current\"; return ;;\n";
    case ValueKind::kText:
      return head + " return ;;\n";
    default:
      return {};
  }
}

// What the command's own arguments are.
std::string ArgumentCase(const CommandModel& command) {
  for (const OptionModel& option : command.options) {
    if (!option.positional) continue;
    if (option.kind == ValueKind::kRule) {
      return "COMPREPLY=($(compgen -W \"$rules\" -- \"$current\"))";
    }
    if (option.kind == ValueKind::kChoice) {
      return fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$current\"))",
                         fmt::join(option.choices, " "));
    }
    return "COMPREPLY=($(compgen -f -- \"$current\"))";
  }
  return ":";
}

std::string CommandFunction(const CommandModel& command) {
  std::string values;
  std::vector<std::string> options;
  for (const OptionModel& option : command.options) {
    if (option.positional) continue;
    options.insert(options.end(), option.names.begin(), option.names.end());
    values += ValueCase(option);
  }
  std::string out = fmt::format("_digestlint_{}() {{\n", command.name);
  if (!values.empty()) out += "  case $previous in\n" + values + "  esac\n";
  std::string inner;
  for (const CommandModel& each : command.commands) inner += each.name + " ";
  out += fmt::format(
      "  case $current in\n"
      "    -*) COMPREPLY=($(compgen -W \"{}\" -- \"$current\")) ;;\n"
      "    *) {} ;;\n"
      "  esac\n}}\n\n",
      fmt::join(options, " "),
      inner.empty() ? ArgumentCase(command)
                    : fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$current\"))", inner));
  return out;
}

}  // namespace

std::string BashCompletion(const CommandModel& program, const RuleNames& names) {
  std::string out = "# bash completion for digestlint, written by: digestlint completion bash\n\n";
  std::string commands;
  std::string cases;
  for (const CommandModel& command : program.commands) {
    commands += command.name + " ";
    cases += fmt::format("    {0}) _digestlint_{0} ;;\n", command.name);
  }
  out += fmt::format(
      "# Names separated by commas: the last one is completed.\n"
      "_digestlint__list() {{\n"
      "  local prefix=\n"
      "  case $1 in *,*) prefix=${{1%,*}}, ;; esac\n"
      "  COMPREPLY=($(compgen -P \"$prefix\" -W \"$rules $groups all\" -- \"${{1##*,}}\"))\n"
      "}}\n\n");
  for (const CommandModel& command : program.commands) out += CommandFunction(command);
  out += fmt::format(
      "_digestlint() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}\n"
      "  local rules=\"{}\"\n"
      "  local groups=\"{}\"\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ] && [ \"${{current#-}}\" = \"$current\" ]; then\n"
      "    COMPREPLY=($(compgen -W \"{}\" -- \"$current\") $(compgen -f -- \"$current\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n"
      "{}"
      "    *) _digestlint_check ;;\n"
      "  esac\n"
      "}}\n"
      "complete -o filenames -F _digestlint digestlint\n",
      fmt::join(names.rules, " "), fmt::join(names.groups, " "), commands, cases);
  return out;
}

}  // namespace digestlint
