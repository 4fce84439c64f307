// digestlint check.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <set>

#include "cli/check_report.h"
#include "cli/check_run.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/known_findings.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/unused_settings.h"
#include "config/discover.h"
#include "config/path_pattern.h"
#include "files/file_list.h"
#include "files/read_file.h"
#include "reader/reader.h"
#include "report/profile.h"

namespace digestlint {
namespace {

constexpr size_t kStaleShown = 10;

void ComplainOfStale(const std::vector<std::string>& stale) {
  if (stale.empty()) return;
  Complain(
      fmt::format("{} known finding{} gone; 'digestlint baseline --prune' drops {}:", stale.size(),
                  stale.size() == 1 ? " is" : "s are", stale.size() == 1 ? "it" : "them"));
  for (size_t i = 0; i < stale.size() && i < kStaleShown; ++i) Complain("  " + stale[i]);
  if (stale.size() > kStaleShown)
    Complain(fmt::format("  and {} more", stale.size() - kStaleShown));
}

// The configuration file as if it had been linted.
FileResult ResultOf(const UnusedSettings& unused, bool fix) {
  FileResult result;
  result.input.path = RelativeToHere(unused.file);
  FileContents contents = ReadFile(unused.file);
  if (!contents.error.empty()) {
    result.input.error = result.input.path + ": " + contents.error;
    return result;
  }
  result.input.text = std::move(contents.text);
  result.input.version = contents.version;
  result.findings = unused.findings;
  std::vector<Edit> edits;
  std::vector<Finding> left;
  for (const Finding& finding : unused.findings) {
    if (finding.span.end > result.input.text.size()) return result;  // it has changed since
    if (!finding.fix) {
      left.push_back(finding);
      continue;
    }
    const auto& own = finding.fix->edits;
    edits.insert(edits.end(), own.begin(), own.end());
  }
  result.fingerprints =
      FingerprintsOf(ReadDocument(result.input.text, Format::kPlain), result.findings);
  if (!fix || edits.empty()) return result;
  FixResult& fixed = result.fixed.emplace();
  fixed.text = ApplyEdits(result.input.text, edits);
  fixed.applied.push_back({unused.findings.front().rule, edits.size()});
  fixed.findings = std::move(left);
  result.fixed_fingerprints.resize(fixed.findings.size());
  return result;
}

// Counts have no form in the other formats.
void CheckStatistics(const CheckArguments& arguments, std::vector<std::string>& errors) {
  if (!arguments.statistics) return;
  for (const OutputTarget& output : arguments.outputs) {
    const std::string_view name = output.format->name;
    if (!output.file.empty() || name == "text" || name == "concise" || name == "json") continue;
    errors.push_back(fmt::format(
        "--statistics is written as text or json; write the findings to a file: --output {}=FILE",
        name));
  }
}

void ComplainOfNothing(const CheckPlan& plan) {
  if (plan.excluded > 0) {
    Complain(fmt::format("nothing to check: the configuration excludes {} file{}", plan.excluded,
                         plan.excluded == 1 ? "" : "s"));
  } else {
    Complain("nothing to check: no .md, .markdown or .txt file there");
  }
}

void AddTo(Profile& profile, const FileResult& result) {
  profile.reading += result.reading;
  profile.phrases += result.times.phrases;
  profile.candidates += result.times.candidates;
  const std::vector<Rule>& rules = result.task->linter->linter().rules();
  for (size_t i = 0; i < result.times.rules.size(); ++i) {
    profile.rules[std::string(rules[i].spec->name)] += result.times.rules[i];
  }
}

// Returns what is wrong with --since.
std::vector<std::string> TakeSince(const CheckArguments& arguments, GitChanges& changes,
                                   CheckPlan& plan) {
  for (const CheckTask& task : plan.tasks) {
    if (task.path == kStandardInput) return {"--since: standard input has no history; name files"};
  }
  changes = FindChanges(AbsolutePath("."), arguments.since);
  if (!changes.error.empty()) return {"--since: " + changes.error};
  if (!changes.warning.empty()) Complain("--since: " + changes.warning);
  const bool any = !plan.tasks.empty();
  std::vector<std::string> errors;
  TakeChanged(changes, plan.tasks, errors);
  plan.nothing_changed = any && plan.tasks.empty();
  return errors;
}

// Repairing what is excluded leaves it as it is: an editor takes what comes for its buffer.
int EchoInput(const std::string& stdin_filename) {
  const Input input = ReadInput(std::string(kStandardInput), stdin_filename);
  if (!input.error.empty()) Complain(input.error);
  return input.error.empty() && WriteOutput(input.text) ? kExitClean : kExitTrouble;
}

bool NoRuleRuns(const CheckPlan& plan) {
  return !plan.tasks.empty() &&
         std::all_of(plan.tasks.begin(), plan.tasks.end(),
                     [](const CheckTask& task) { return task.linter->linter().rules().empty(); });
}

// The files below the current folder were looked for.
bool SearchesHere(const CheckArguments& arguments) {
  const auto& paths = arguments.paths;
  return arguments.since.empty() && ((paths.empty() && arguments.stdin_filename.empty()) ||
                                     std::find(paths.begin(), paths.end(), ".") != paths.end());
}

bool ReadsInput(const CheckPlan& plan) {
  return std::any_of(plan.tasks.begin(), plan.tasks.end(),
                     [](const CheckTask& task) { return task.path == kStandardInput; });
}

}  // namespace

int RunCheck(const CheckArguments& arguments) {
  Configurations configurations(arguments.config);
  CheckPlan plan;
  if (configurations.errors().empty()) {
    plan = PlanCheck(arguments.paths, arguments.stdin_filename, arguments.force_exclude,
                     configurations);
  }
  GitChanges changes;
  std::vector<std::string> errors = configurations.errors();
  if (errors.empty() && !arguments.since.empty()) errors = TakeSince(arguments, changes, plan);
  KnownFindings known(arguments.baseline);
  if (errors.empty()) errors = CheckOutputs(arguments.outputs, plan.tasks);
  CheckStatistics(arguments, errors);
  if (errors.empty()) known.Attach(plan.tasks, errors);
  const bool chosen = !arguments.config.select.empty() || !arguments.config.ignore.empty();
  if (errors.empty() && !chosen && NoRuleRuns(plan)) {
    errors.emplace_back(
        "no rule runs: select and ignore leave none; 'digestlint config show' tells "
        "where they stand");
  }
  for (const std::string& error : configurations.rule_errors()) Complain(error);
  for (const std::string& error : errors) Complain(error);
  if (!errors.empty()) return kExitTrouble;
  if (plan.input_excluded && arguments.fix) return EchoInput(arguments.stdin_filename);
  for (const std::string& error : plan.errors) Complain(error);
  const bool nothing = plan.tasks.empty() && plan.errors.empty();
  // A hook names files that the configuration may leave out: that is nothing to speak of.
  const bool left_out = arguments.force_exclude && plan.excluded > 0;
  if (nothing && !left_out && !plan.nothing_changed) ComplainOfNothing(plan);

  CheckRunOptions options = {arguments.stdin_filename, arguments.jobs, std::nullopt, false};
  const bool repair = arguments.fix || arguments.diff;
  if (repair) options.fix = FixOptions{.unsafe = arguments.unsafe_fixes};
  options.fingerprints = std::ranges::any_of(
      arguments.outputs, [](const OutputTarget& output) { return output.format->fingerprints; });
  if (arguments.fix) CatchInterrupts();
  options.profile = arguments.profile;
  if (arguments.changed_lines) options.new_since = &changes;
  CheckReport report(arguments);
  for (const std::string& error : configurations.rule_errors()) report.NoteTrouble(error);
  for (const std::string& error : plan.errors) report.NoteTrouble(error);
  Profile profile;
  std::set<const SuppressionSetting*> used;
  bool whole = true;  // all files were read
  Progress progress(plan.tasks.size());
  RunOverFiles(options, plan.tasks, [&](FileResult& result) {
    known.Note(result);
    if (arguments.profile && result.input.error.empty()) AddTo(profile, result);
    used.insert(result.left_out.suppressions.begin(), result.left_out.suppressions.end());
    whole &= result.input.error.empty();
    const size_t findings = result.findings.size();
    if (findings > 0 || result.fixed || !result.input.error.empty()) progress.Hide();
    const bool go_on = report.Handle(result);
    progress.Step(findings);
    return go_on;
  });
  progress.Hide();
  const bool as_configured = !chosen && arguments.since.empty() && !ReadsInput(plan);
  if (whole && as_configured && InterruptSignal() == 0) {
    for (const UnusedSettings& unused : FindUnusedSettings(plan.tasks, arguments.paths, used)) {
      FileResult result = ResultOf(unused, repair);
      report.Handle(result);
    }
  }
  const int status = report.Finish(known.left_out());
  if (arguments.profile) fmt::print(stderr, "{}", FormatProfile(profile));
  if (whole) ComplainOfStale(known.Stale(plan.tasks, SearchesHere(arguments)));
  return status;
}

}  // namespace digestlint
