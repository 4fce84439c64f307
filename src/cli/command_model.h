// The command line as plain data, read off the parser: what the man page and the shell completions
// are written from, so that they cannot say anything else than --help does.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace digestlint {

enum class ValueKind {
  kNone,     // a flag
  kText,     // anything
  kChoice,   // one of a few words
  kFile,     // a file or folder
  kFolder,   // a folder
  kRules,    // names of rules and groups, separated by commas
  kRule,     // the name of one rule
  kCommand,  // the name of a command
};

struct OptionModel {
  std::vector<std::string> names;  // "-q", "--quiet"; of an argument without dashes, its name
  std::string value_name;          // "NAME"; empty for a flag
  std::string help;
  ValueKind kind = ValueKind::kNone;
  std::vector<std::string> choices;  // of kChoice
  bool positional = false;
  bool repeated = false;
};

struct CommandModel {
  std::string name;  // of the program for the whole, else of the command: "config show"
  std::string help;
  std::string footer;
  std::vector<OptionModel> options;    // in the order of --help, arguments last
  std::vector<CommandModel> commands;  // hidden ones are left out
};

// What a value is called tells what it is: FILE, FOLDER, PATH, NAMES (of rules), RULE, COMMAND,
// or the words to choose from, as in text|concise|json.
CommandModel ReadCommandModel(const CLI::App& app);

}  // namespace digestlint
