// Arguments to commands, by CLI11.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <map>

#include "cli/commands.h"
#include "cli/complain.h"

namespace digestlint {
namespace {

// "check" is the default: digestlint PATH means digestlint check PATH.
bool NamesCommand(std::string_view argument) {
  static constexpr std::array<std::string_view, 9> kFirst = {
      "check", "outline", "rules", "explain", "help", "-h", "--help", "--version", "-V"};
  return std::find(kFirst.begin(), kFirst.end(), argument) != kFirst.end();
}

void AddCheck(CLI::App& app, CheckArguments& arguments) {
  CLI::App* check = app.add_subcommand("check", "Find what an editor would fix (the default command)");
  check->add_option("paths", arguments.paths,
                    "Files and folders (.md .markdown .txt); - is standard input; default: this folder");
  check->add_option("--stdin-filename", arguments.stdin_filename, "What standard input is called")
      ->type_name("NAME");
  check->add_option("--select", arguments.select, "Only these rules or groups, separated by commas; all for every rule")
      ->delimiter(',')->type_name("NAMES")->allow_extra_args(false);
  check->add_option("--ignore", arguments.ignore, "Not these rules or groups")
      ->delimiter(',')->type_name("NAMES")->allow_extra_args(false);
  static const std::map<std::string, OutputFormat> kFormats = {
      {"text", OutputFormat::kText}, {"concise", OutputFormat::kConcise}, {"json", OutputFormat::kJson}};
  check->add_option("--format", arguments.format, "text, concise or json")
      ->transform(CLI::CheckedTransformer(kFormats).description(""))->type_name("FORMAT");
  static const std::map<std::string, ColorChoice> kColors = {
      {"auto", ColorChoice::kAuto}, {"always", ColorChoice::kAlways}, {"never", ColorChoice::kNever}};
  check->add_option("--color", arguments.color, "auto, always or never; NO_COLOR is respected")
      ->transform(CLI::CheckedTransformer(kColors).description(""))->type_name("WHEN");
  check->add_flag("--statistics", arguments.statistics, "Counts by rule instead of the findings");
  check->add_flag("-q,--quiet", arguments.quiet, "No findings, only the exit status");
  check->add_option("-j,--jobs", arguments.jobs, "Threads; default: one per processor")
      ->type_name("N")->check(CLI::Range(0, 1024).description(""));
  check->add_flag("--no-config", arguments.no_config, "Use no configuration file (there is none yet)");
  check->footer("Exit status: 0 nothing found, 1 findings, 2 wrong usage or a file that could not be read.");
}

void AddOutline(CLI::App& app, OutlineArguments& arguments) {
  CLI::App* outline = app.add_subcommand("outline", "Show the sections and entries as digestlint reads them");
  outline->add_option("paths", arguments.paths, "Files and folders; - is standard input");
  outline->add_option("--stdin-filename", arguments.stdin_filename, "What standard input is called")
      ->type_name("NAME");
  outline->add_option_function<std::string>(
             "--format", [&](const std::string& format) { arguments.json = format == "json"; }, "text or json")
      ->check(CLI::IsMember({"text", "json"}).description(""))->type_name("FORMAT");
}

}  // namespace

int RunDigestlint(int argc, const char* const* argv) {
  CLI::App app("digestlint finds what an editor of a paper digest would be ashamed to publish.", "digestlint");
  app.set_version_flag("-V,--version", "digestlint " DIGESTLINT_VERSION);
  app.require_subcommand(1);
  app.footer("digestlint PATH means digestlint check PATH. 'digestlint COMMAND --help' says more.");
  CheckArguments check;
  OutlineArguments outline;
  std::string rule;
  bool rules_json = false;
  AddCheck(app, check);
  AddOutline(app, outline);
  CLI::App* rules = app.add_subcommand("rules", "List the rules");
  rules->add_option_function<std::string>(
           "--format", [&](const std::string& format) { rules_json = format == "json"; }, "text or json")
      ->check(CLI::IsMember({"text", "json"}).description(""))->type_name("FORMAT");
  CLI::App* explain = app.add_subcommand("explain", "Show a rule's page");
  explain->add_option("rule", rule, "The rule's name")->required();

  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (arguments.empty() || !NamesCommand(arguments.front())) arguments.insert(arguments.begin(), "check");
  if (arguments.front() == "help") arguments.front() = "--help";
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitClean : kExitTrouble;
  }
  if (app.got_subcommand("outline")) return RunOutline(outline);
  if (app.got_subcommand("rules")) return RunRules(rules_json);
  if (app.got_subcommand("explain")) return RunExplain(rule);
  return RunCheck(check);
}

}  // namespace digestlint
