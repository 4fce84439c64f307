#include "cli/command_model.h"

#include <sstream>

namespace digestlint {
namespace {

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

ValueKind KindOf(const std::string& value_name) {
  if (value_name.empty()) return ValueKind::kNone;
  if (value_name.find('|') != std::string::npos) return ValueKind::kChoice;
  if (value_name == "FILE" || value_name == "PATH") return ValueKind::kFile;
  if (value_name == "FOLDER") return ValueKind::kFolder;
  if (value_name == "NAMES") return ValueKind::kRules;
  if (value_name == "RULE") return ValueKind::kRule;
  if (value_name == "COMMAND") return ValueKind::kCommand;
  return ValueKind::kText;
}

OptionModel ReadOption(const CLI::Option& option) {
  OptionModel out;
  out.positional = option.get_positional();
  if (out.positional) {
    out.names.push_back(option.get_name(true));
  } else {
    for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  }
  if (out.positional || option.get_items_expected_max() > 0) {
    out.value_name = option.get_type_name();
  }
  out.help = option.get_description();
  out.kind = KindOf(out.value_name);
  if (out.kind == ValueKind::kChoice) out.choices = Split(out.value_name, '|');
  out.repeated = option.get_expected_max() > 1;
  return out;
}

CommandModel ReadCommand(const CLI::App& app, const std::string& name) {
  CommandModel out;
  out.name = name;
  out.help = app.get_description();
  out.footer = app.get_footer();
  std::vector<OptionModel> arguments;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;  // hidden
    OptionModel model = ReadOption(*option);
    (model.positional ? arguments : out.options).push_back(std::move(model));
  }
  out.options.insert(out.options.end(), arguments.begin(), arguments.end());
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (command->get_group().empty()) continue;
    out.commands.push_back(ReadCommand(*command, command->get_name()));
  }
  return out;
}

}  // namespace

CommandModel ReadCommandModel(const CLI::App& app) {
  return ReadCommand(app, app.get_name());
}

}  // namespace digestlint
