// digestlint init: a first configuration, or a first rule.
#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "cli/commands.h"
#include "cli/folder_habits.h"
#include "cli/output.h"
#include "config/discover.h"
#include "config/path_pattern.h"
#include "config/presets.h"
#include "files/replace_file.h"
#include "rules/rule_name.h"

namespace digestlint {
namespace {

constexpr const char* kRuleFolder = "house-rules";

bool Create(const std::string& path, const std::string& text) {
  const std::string error = CreateFile(path, text);
  if (!error.empty()) Complain(path + ": " + error);
  return error.empty();
}

void ReplaceAll(std::string_view what, std::string_view by, std::string& text) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

// The first rule folder that is configured here, and whether there is one.
std::string RuleFolderHere(bool& configured) {
  Configurations configurations({});
  const Configuration& configuration = configurations.For("./digest");
  for (const ConfigLayer& layer : configuration.layers()) {
    if (layer.rule_folders.empty()) continue;
    configured = true;
    return RelativeToHere(layer.rule_folders.front().name);
  }
  configured = false;
  return kRuleFolder;
}

int InitRule(const InitArguments& arguments) {
  if (!IsRuleName(arguments.rule)) {
    Complain(
        fmt::format("--rule: '{}' is no name; use small letters, digits and single hyphens: "
                    "house-term",
                    arguments.rule));
    return kExitTrouble;
  }
  if (RuleBook().IsName(arguments.rule)) {
    Complain(fmt::format("--rule: there is a rule or group '{}' already; choose another name",
                         arguments.rule));
    return kExitTrouble;
  }
  bool configured = false;
  std::string folder = RuleFolderHere(configured);
  if (!arguments.folder.empty()) folder = arguments.folder;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    Complain(fmt::format("{}: the folder cannot be made ({})", folder, error.message()));
    return kExitTrouble;
  }
  std::string text(RuleTemplate());
  ReplaceAll("NAME", arguments.rule, text);
  ReplaceAll("GROUP", arguments.group, text);
  const std::string path = folder + "/" + arguments.rule + ".toml";
  if (!Create(path, text)) return kExitTrouble;
  std::string out = fmt::format(
      "wrote {}\nWrite the rule and its examples, then: digestlint test {}\n", path, folder);
  if (!configured) {
    out += fmt::format("So that it runs, write rule-folders = [\"{}\"] into digestlint.toml.\n",
                       folder);
  }
  return WriteOutput(out) ? kExitClean : kExitTrouble;
}

int InitConfig(const InitArguments& arguments) {
  const std::string folder = arguments.folder.empty() ? "." : arguments.folder;
  const std::string prefix = folder == "." ? "" : folder + (folder.ends_with('/') ? "" : "/");
  for (const char* name : kConfigNames) {
    std::error_code error;
    if (!std::filesystem::exists(prefix + name, error)) continue;
    Complain(fmt::format("{}{}: it exists; 'digestlint config show' prints what it comes to",
                         prefix, name));
    return kExitTrouble;
  }
  const std::string path = prefix + kConfigNames[0];
  std::vector<std::string> errors;
  const std::string above = ConfigFinder().Find(AbsolutePath(folder), errors);
  if (!Create(path, ConfigFor(ReadFolderHabits(folder)))) return kExitTrouble;
  std::string out = fmt::format("wrote {}\n", path);
  if (!above.empty()) {
    out += fmt::format(
        "{} is no longer in force there; add its path to extends to keep what it says.\n",
        RelativeToHere(above));
  }
  return WriteOutput(out) ? kExitClean : kExitTrouble;
}

}  // namespace

int RunInit(const InitArguments& arguments) {
  return arguments.rule.empty() ? InitConfig(arguments) : InitRule(arguments);
}

}  // namespace digestlint
