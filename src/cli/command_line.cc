// Arguments to commands, by CLI11.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <sstream>

#include "cli/command_model.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/shell_command.h"
#include "config/config_reader.h"
#include "text/edit_distance.h"

namespace digestlint {
namespace {

constexpr std::array<std::string_view, 12> kCommands = {
    "server", "check",   "baseline", "outline",    "config", "init",
    "rules",  "explain", "test",     "completion", "man",    "help"};

// "check" is the default: digestlint PATH means digestlint check PATH.
bool NamesCommand(std::string_view argument) {
  static constexpr std::array<std::string_view, 4> kOptions = {"-h", "--help", "--version", "-V"};
  return std::find(kCommands.begin(), kCommands.end(), argument) != kCommands.end() ||
         std::find(kOptions.begin(), kOptions.end(), argument) != kOptions.end();
}

CLI::Validator OneOf(std::vector<std::string> choices) {
  const auto check = [choices = std::move(choices)](const std::string& given) {
    if (std::find(choices.begin(), choices.end(), given) != choices.end()) return std::string();
    return fmt::format("'{}' is not one of {}", given, fmt::join(choices, ", "));
  };
  return {check, ""};
}

// A word that is no file and nearly a command; empty: it is something else.
std::string_view MeantCommand(const std::string& word) {
  std::error_code error;
  if (word.starts_with('-') || word.find_first_of("./") != std::string::npos ||
      std::filesystem::exists(word, error)) {
    return "";
  }
  return NearestName(word, kCommands);
}

// A name out of a few, kept as its index in `choices`.
template <typename Choice>
CLI::Option* AddChoice(CLI::App* command, const std::string& name, Choice& value,
                       const std::vector<std::string>& choices, const std::string& help) {
  return command
      ->add_option_function<std::string>(
          name,
          [&value, choices](const std::string& given) {
            value = static_cast<Choice>(std::find(choices.begin(), choices.end(), given) -
                                        choices.begin());
          },
          help)
      ->check(OneOf(choices))
      ->type_name(fmt::format("{}", fmt::join(choices, "|")));
}

// "links,stray-space". CLI11's own delimiter takes the next argument for an empty list.
void SplitNames(std::string_view list, std::vector<std::string>& names) {
  for (size_t begin = 0; begin <= list.size();) {
    const size_t end = std::min(list.find(',', begin), list.size());
    names.emplace_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::string CheckNameList(const std::string& list) {
  std::vector<std::string> names;
  SplitNames(list, names);
  const bool empty = std::find(names.begin(), names.end(), "") != names.end();
  return empty ? fmt::format("an empty name in '{}'", list) : "";
}

void AddInputs(CLI::App* command, std::vector<std::string>& paths, std::string& stdin_filename) {
  command
      ->add_option(
          "paths", paths,
          "Files and folders (.md .markdown .txt); - is standard input; default: this folder")
      ->type_name("PATH");
  command
      ->add_option("--stdin-filename", stdin_filename,
                   "What standard input is called; its ending tells the format")
      ->type_name("NAME");
}

// "--select a,b": names of rules and groups.
void AddNames(CLI::App* command, const std::string& option, std::vector<std::string>& value,
              const std::string& help) {
  command
      ->add_option_function<std::vector<std::string>>(
          option,
          [&value](const std::vector<std::string>& given) {
            for (const std::string& list : given) SplitNames(list, value);
          },
          help)
      ->check(CLI::Validator(CheckNameList, ""))
      ->type_name("NAMES")
      ->allow_extra_args(false);
}

void AddConfigFiles(CLI::App* command, ConfigArguments& config) {
  command
      ->add_option("--config", config.configs,
                   "A configuration file instead of the nearest digestlint.toml, or one setting: "
                   "'rules.missing-link.severity=\"error\"'")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_flag("--no-config", config.no_config, "Use no configuration file");
}

void AddTopicFiles(CLI::App* command, ConfigArguments& config) {
  command
      ->add_option("--topic-files", config.topic_folder,
                   "Folder of topic files to add to the topics of misplaced-entry")
      ->type_name("FOLDER");
}

void AddRuleChoice(CLI::App* command, ConfigArguments& config) {
  AddNames(command, "--select", config.select,
           "Only these rules or groups, separated by commas; all for every rule");
  AddNames(command, "--ignore", config.ignore, "Not these rules or groups");
  AddConfigFiles(command, config);
  AddTopicFiles(command, config);
}

void AddJobs(CLI::App* command, unsigned& jobs) {
  command->add_option("-j,--jobs", jobs, "Threads; default: one per processor")
      ->type_name("N")
      ->check(CLI::Range(0, 1024).description(""));
}

std::string CheckOutput(const std::string& given) {
  OutputTarget unused;
  return ParseOutput(given, unused);
}

// CheckOutput has been passed.
void AddTarget(const std::string& given, std::vector<OutputTarget>& targets) {
  const std::string error = ParseOutput(given, targets.emplace_back());
  static_cast<void>(error);
}

// --format is --output without a file.
void AddOutputs(CLI::App* command, std::vector<OutputTarget>& targets) {
  const std::vector<std::string> names = ReportFormatNames();
  command
      ->add_option_function<std::string>(
          "--format", [&targets](const std::string& given) { AddTarget(given, targets); },
          "How findings are written")
      ->check(OneOf(names))
      ->type_name(fmt::format("{}", fmt::join(names, "|")));
  command
      ->add_option_function<std::vector<std::string>>(
          "--output",
          [&targets](const std::vector<std::string>& given) {
            for (const std::string& each : given) AddTarget(each, targets);
          },
          "A format and the file that it is written to, sarif=out.sarif, in place of standard "
          "output; repeatable")
      ->check(CLI::Validator(CheckOutput, ""))
      ->type_name("FORMAT[=FILE]")
      ->allow_extra_args(false);
}

void AddCheck(CLI::App& app, CheckArguments& arguments) {
  CLI::App* check =
      app.add_subcommand("check", "Find what an editor would fix (the default command)");
  AddInputs(check, arguments.paths, arguments.stdin_filename);
  AddRuleChoice(check, arguments.config);
  check
      ->add_option("--baseline", arguments.baseline,
                   "A file of known findings, instead of the configured one")
      ->type_name("FILE");
  CLI::Option* since =
      check
          ->add_option("--since", arguments.since,
                       "Only files that have changed since this git revision, or since the current "
                       "branch left it")
          ->type_name("REV")
          ->check(CLI::Validator(
              [](const std::string& given) {
                return given.empty() || given.starts_with('-')
                           ? std::string("a revision is missing, such as main or HEAD~3")
                           : std::string();
              },
              ""));
  check
      ->add_flag("--changed-lines", arguments.changed_lines,
                 "With --since: only findings that the changes brought in")
      ->needs(since);
  check->add_flag("--force-exclude", arguments.force_exclude,
                  "Leave out what the configuration excludes also where it is named here");
  AddOutputs(check, arguments.outputs);
  AddChoice(check, "--color", arguments.color, {"auto", "always", "never"},
            "Colours; NO_COLOR is respected");
  check->add_flag("--statistics", arguments.statistics, "Counts by rule instead of the findings");
  check->add_flag("-q,--quiet", arguments.quiet, "No findings, only the exit status");
  check->add_flag("--profile", arguments.profile, "Tell on standard error how long each rule took");
  check->add_flag("--exit-zero", arguments.exit_zero,
                  "Exit status 0 also where there are findings");
  check
      ->add_option_function<std::string>(
          "--error-on",
          [&arguments](const std::string& name) { arguments.error_on = *ParseSeverity(name); },
          "The least severity that makes exit status 1; default: info")
      ->check(OneOf({"error", "warning", "info"}))
      ->type_name("error|warning|info");
  check
      ->add_option("--max-findings", arguments.max_findings,
                   "Write no more findings than this; standard error says how many were left out")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000000).description(""));
  AddJobs(check, arguments.jobs);
  check->add_flag("--fix", arguments.fix, "Repair the files where that is safe");
  check->add_flag("--unsafe-fixes", arguments.unsafe_fixes,
                  "Repair also what a person should look at; with --diff only shown");
  check->add_flag("--diff", arguments.diff, "Print the repairs as a unified diff, write nothing");
  check->footer(
      "Exit status: 0 nothing found or left, 1 findings (of at least the severity of --error-on), "
      "2 "
      "wrong usage, a mistake in the configuration, or a file that could not be read or written; "
      "the "
      "other files are checked all the same.");
}

void AddBaseline(CLI::App& app, BaselineArguments& arguments) {
  CLI::App* baseline = app.add_subcommand(
      "baseline", "Write down the findings of today, so that checks tell only of new ones");
  baseline->add_option("paths", arguments.paths, "Files and folders; default: this folder")
      ->type_name("PATH");
  AddRuleChoice(baseline, arguments.config);
  baseline
      ->add_option("--baseline", arguments.baseline,
                   "The file to write; default: as configured, else digestlint-baseline.json")
      ->type_name("FILE");
  baseline->add_flag("--prune", arguments.prune, "Add nothing, drop what is no longer there");
  AddJobs(baseline, arguments.jobs);
}

void AddConfig(CLI::App& app, ConfigShowArguments& arguments) {
  CLI::App* config = app.add_subcommand("config", "Show the settings that are in force");
  config->require_subcommand(1);
  CLI::App* show =
      config->add_subcommand("show", "Print the settings, and where each of them comes from");
  show->add_option("file", arguments.file, "The file that they are for; it need not exist")
      ->type_name("FILE");
  AddConfigFiles(show, arguments.config);
  AddChoice(show, "--format", arguments.json, {"text", "json"}, "How they are written");
}

void AddInit(CLI::App& app, InitArguments& arguments) {
  CLI::App* init = app.add_subcommand("init", "Write a first digestlint.toml, or a first rule");
  init->add_option("folder", arguments.folder,
                   "Where; default: this folder, for a rule the configured rule folder")
      ->type_name("FOLDER");
  init->add_option("--rule", arguments.rule, "Begin a rule of this name instead")
      ->type_name("NAME");
  init->add_option("--group", arguments.group, "The rule's group; default: terms")
      ->type_name("NAME");
}

// An option that does not exist, with the nearest one that does.
std::string DescribeUnknown(const CLI::App& command, const std::vector<std::string>& extras) {
  const std::string& unknown = extras.front();
  std::vector<std::string> options;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
  }
  const std::vector<std::string_view> names(options.begin(), options.end());
  const std::string_view nearest = NearestName(unknown, names);
  if (!unknown.starts_with('-')) return fmt::format("'{}' is one argument too many", unknown);
  return fmt::format("there is no option '{}'{}", unknown,
                     nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest));
}

// Help and version go to standard output, everything else is a complaint.
int Finish(const CLI::App& app, const CLI::ParseError& error) {
  const auto given = app.get_subcommands();
  const CLI::App* innermost = &app;
  std::string name;
  for (auto next = given; !next.empty(); next = innermost->get_subcommands()) {
    innermost = next.front();
    name += innermost->get_name() + " ";
  }
  const CLI::App& command = *innermost;
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    std::ostringstream out, unused;
    app.exit(error, out, unused);
    return WriteOutput(out.str()) ? kExitClean : kExitTrouble;
  }
  const std::vector<std::string> extras = app.remaining(true);
  const bool unknown =
      error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) && !extras.empty();
  const std::string help = name + "--help";
  Complain(fmt::format("{}; 'digestlint {}' lists what there is",
                       unknown ? DescribeUnknown(command, extras) : error.what(), help));
  return kExitTrouble;
}

}  // namespace

int RunDigestlint(int argc, const char* const* argv) {
  CLI::App app("digestlint finds what an editor of a paper digest would be ashamed to publish.",
               "digestlint");
  app.set_version_flag("-V,--version", "digestlint " DIGESTLINT_VERSION);
  app.require_subcommand(1);
  app.footer("digestlint PATH means digestlint check PATH. 'digestlint COMMAND --help' says more.");
  CheckArguments check;
  BaselineArguments baseline;
  OutlineArguments outline;
  ConfigShowArguments config;
  InitArguments init;
  std::string rule;
  bool rules_json = false;
  AddCheck(app, check);
  AddBaseline(app, baseline);
  CLI::App* outlines =
      app.add_subcommand("outline", "Show the sections and entries as digestlint reads them");
  AddInputs(outlines, outline.paths, outline.stdin_filename);
  outlines->add_flag("--topics", outline.topics, "What each section and entry is about");
  AddConfigFiles(outlines, outline.config);
  AddTopicFiles(outlines, outline.config);
  AddChoice(outlines, "--format", outline.json, {"text", "json"}, "How it is written");
  AddConfig(app, config);
  AddInit(app, init);
  CLI::App* rules = app.add_subcommand("rules", "List the rules");
  AddChoice(rules, "--format", rules_json, {"text", "json"}, "How they are written");
  CLI::App* explain = app.add_subcommand("explain", "Show a rule's page");
  explain->add_option("rule", rule, "The rule's name")->required()->type_name("RULE");
  std::vector<std::string> rule_folders;
  CLI::App* test = app.add_subcommand("test", "Run the examples of your own rules");
  test->add_option("folders", rule_folders,
                   "Folders of rule files; default: the rule-folders of the configuration")
      ->type_name("FOLDER");
  bool stdio = false;
  CLI::App* server =
      app.add_subcommand("server", "Serve an editor: LSP over standard input and output");
  server->add_flag("--stdio", stdio, "Accepted, for editors that say it; there is nothing else");
  Shell shell = Shell::kBash;
  CLI::App* completion = app.add_subcommand("completion", "Print a completion script for a shell");
  AddChoice(completion, "shell", shell, {"bash", "zsh", "fish"}, "The shell")->required();
  app.add_subcommand("man", "Print the manual page")->group("");

  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (!arguments.empty() && !NamesCommand(arguments.front())) {
    const std::string_view meant = MeantCommand(arguments.front());
    if (!meant.empty()) {
      Complain(fmt::format("'{}' is neither a command nor a file; did you mean '{}'?",
                           arguments.front(), meant));
      return kExitTrouble;
    }
  }
  if (arguments.empty() || !NamesCommand(arguments.front()))
    arguments.insert(arguments.begin(), "check");
  if (arguments.front() == "help") arguments.front() = "--help";
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return Finish(app, error);
  }
  if (app.got_subcommand("server")) return RunServerCommand();
  if (app.got_subcommand("baseline")) return RunBaseline(baseline);
  if (app.got_subcommand("config")) return RunConfigShow(config);
  if (app.got_subcommand("init")) return RunInit(init);
  if (app.got_subcommand("outline")) return RunOutline(outline);
  if (app.got_subcommand("rules")) return RunRules(rules_json);
  if (app.got_subcommand("explain")) return RunExplain(rule);
  if (app.got_subcommand("test")) return RunTest(rule_folders);
  if (app.got_subcommand("completion")) return RunCompletion(ReadCommandModel(app), shell);
  if (app.got_subcommand("man")) return RunMan(ReadCommandModel(app));
  if (check.diff) {
    check.fix = false;  // --diff --fix shows what --fix would do
  } else if (check.unsafe_fixes) {
    check.fix = true;
  }
  return RunCheck(check);
}

}  // namespace digestlint
