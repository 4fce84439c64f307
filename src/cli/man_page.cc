#include "cli/man_page.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace digestlint {
namespace {

// A backslash begins an escape, a hyphen is typographic, and a dot or quote at the start of a line
// begins a request. groff_char(7) and man(7) have the escapes.
std::string Escape(const std::string& text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

std::string Synopsis(const CommandModel& command) {
  std::string out = "[\\fIoptions\\fR]";
  for (const OptionModel& option : command.options) {
    if (!option.positional) continue;
    out += fmt::format(" [\\fI{}\\fR]", Escape(option.names.front()));
    if (option.repeated) out += "...";
  }
  return out;
}

void WriteOptions(const CommandModel& command, std::string& out) {
  for (const OptionModel& option : command.options) {
    out += ".TP\n";
    if (option.positional) {
      out += fmt::format("\\fI{}\\fR\n", Escape(option.names.front()));
    } else {
      std::vector<std::string> names;
      for (const std::string& name : option.names) names.push_back("\\fB" + Escape(name) + "\\fR");
      out += fmt::format("{}", fmt::join(names, ", "));
      if (!option.value_name.empty()) out += fmt::format(" \\fI{}\\fR", Escape(option.value_name));
      out += '\n';
    }
    out += Escape(option.help) + "\n";
  }
}

void WriteCommand(const CommandModel& command, const std::string& name, std::string& out) {
  out += fmt::format(".SS \"{} {}\"\n{}.\n", Escape(name), Synopsis(command), Escape(command.help));
  WriteOptions(command, out);
  if (!command.footer.empty()) out += ".PP\n" + Escape(command.footer) + "\n";
  for (const CommandModel& inner : command.commands) {
    WriteCommand(inner, name + " " + inner.name, out);
  }
}

}  // namespace

std::string ManPage(const CommandModel& program, const std::string& version) {
  std::string out = fmt::format(".TH DIGESTLINT 1 \"\" \"{}\" \"User Commands\"\n", version);
  out += fmt::format(".SH NAME\n{} \\- linter for paper digests\n", program.name);
  out += fmt::format(".SH SYNOPSIS\n.B {}\n[\\fIcommand\\fR] [\\fIoptions\\fR] [\\fIpath\\fR]...\n",
                     program.name);
  out +=
      fmt::format(".SH DESCRIPTION\n{}\n.PP\n{}\n", Escape(program.help), Escape(program.footer));
  out += ".SH OPTIONS\n";
  WriteOptions(program, out);
  out += ".SH COMMANDS\n";
  for (const CommandModel& command : program.commands) WriteCommand(command, command.name, out);
  out +=
      ".SH EXIT STATUS\n"
      ".TP\n.B 0\nNothing was found, or nothing is left after repairs.\n"
      ".TP\n.B 1\nThere are findings.\n"
      ".TP\n.B 2\nWrong usage, or a file that could not be read or written.\n";
  out +=
      ".SH EXAMPLES\n"
      ".TP\n.B digestlint weekly.txt\nCheck one digest.\n"
      ".TP\n.B digestlint check \\-\\-fix drafts\nRepair what is safe in a folder.\n"
      ".TP\n.B digestlint explain misplaced\\-entry\nShow a rule's page.\n";
  return out;
}

}  // namespace digestlint
