#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"

namespace digestlint {
namespace {

// For _arguments, between single quotes: brackets and colons end a part.
std::string Escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string Action(const OptionModel& option) {
  switch (option.kind) {
    case ValueKind::kChoice:
      return fmt::format("({})", fmt::join(option.choices, " "));
    case ValueKind::kFile:
      return "_files";
    case ValueKind::kFolder:
      return "_files -/";
    case ValueKind::kRules:
      return "_sequence _digestlint__names";
    case ValueKind::kRule:
      return "_digestlint__rule";
    default:
      return option.positional ? "_files" : " ";
  }
}

// One line for _arguments: '(-q --quiet)'{-q,--quiet}'[help]:NAME:action'
std::string Argument(const OptionModel& option) {
  const std::string value = option.value_name.empty()
                                ? ""
                                : fmt::format(":{}:{}", Escape(option.value_name), Action(option));
  if (option.positional) {
    return fmt::format("'{}:{}:{}'", option.repeated ? "*" : "", Escape(option.names.front()),
                       Action(option));
  }
  std::string out;
  if (option.names.size() > 1) {
    out = fmt::format("'({})'{{{}}}'", fmt::join(option.names, " "), fmt::join(option.names, ","));
  } else {
    out = fmt::format("'{}{}", option.repeated ? "*" : "", option.names.front());
  }
  return out + fmt::format("[{}]{}'", Escape(option.help), value);
}

std::string CommandFunction(const CommandModel& command) {
  std::string out = fmt::format("_digestlint_{}() {{\n", command.name);
  if (!command.commands.empty()) {
    std::string inner;
    for (const CommandModel& each : command.commands) {
      inner += fmt::format(" '{}:{}'", each.name, Escape(each.help));
    }
    out += fmt::format("  local -a inner=({})\n  _describe command inner\n", inner.substr(1));
  } else {
    out += "  _arguments -s";
    for (const OptionModel& option : command.options) out += " \\\n    " + Argument(option);
    out += "\n";
  }
  return out + "}\n\n";
}

}  // namespace

std::string ZshCompletion(const CommandModel& program, const RuleNames& names) {
  std::string out = fmt::format(
      "#compdef digestlint\n"
      "# zsh completion for digestlint, written by: digestlint completion zsh\n\n"
      "_digestlint__rule() {{\n  compadd \"$@\" -- {0}\n}}\n\n"
      "_digestlint__names() {{\n  compadd \"$@\" -- {0} {1} all\n}}\n\n",
      fmt::join(names.rules, " "), fmt::join(names.groups, " "));
  std::string described;
  std::string cases;
  for (const CommandModel& command : program.commands) {
    out += CommandFunction(command);
    described += fmt::format("      '{}:{}'\n", command.name, Escape(command.help));
    cases += fmt::format("      {0}) _digestlint_{0} ;;\n", command.name);
  }
  out += fmt::format(
      "_digestlint() {{\n"
      "  local line state\n"
      "  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
      "    local -a commands=(\n{}    )\n"
      "    _describe command commands\n"
      "    _files\n"
      "  else\n"
      "    local command=$words[2]\n"
      "    shift words\n"
      "    (( CURRENT-- ))\n"
      "    case $command in\n{}"
      "      *) _digestlint_check ;;\n"
      "    esac\n"
      "  fi\n"
      "}}\n\n"
      "if [ \"$funcstack[1]\" = _digestlint ]; then _digestlint \"$@\"; else compdef _digestlint "
      "digestlint; fi\n",
      described, cases);
  return out;
}

}  // namespace digestlint
