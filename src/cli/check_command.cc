#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "catalogue/builtin.h"
#include "cli/check_run.h"
#include "cli/commands.h"
#include "cli/fix_output.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/rule_selection.h"
#include "cli/topics.h"
#include "report/reporter.h"
#include "report/statistics.h"
#include "report/unified_diff.h"

namespace digestlint {
namespace {

bool UseColor(ColorChoice choice) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org
  return (no_color == nullptr || *no_color == '\0') && isatty(STDOUT_FILENO) != 0;
}

std::unique_ptr<Reporter> MakeReporter(const CheckArguments& arguments) {
  switch (arguments.format) {
    case OutputFormat::kConcise:
      return MakeConciseReporter();
    case OutputFormat::kJson:
      return MakeJsonReporter();
    case OutputFormat::kText:
      break;
  }
  return MakeTextReporter({UseColor(arguments.color)});
}

// The body of one run: what happens to each result, and what is said at the end.
class CheckReport {
 public:
  explicit CheckReport(const CheckArguments& arguments)
      : arguments_(arguments),
        reporter_(MakeReporter(arguments)),
        print_findings_(!arguments.quiet && !arguments.statistics && !arguments.diff) {
    if (print_findings_) reporter_->Begin(out_);
  }

  // False when there is no use in going on.
  bool Handle(FileResult& result) {
    if (!result.input.error.empty()) {
      Complain(result.input.error);
      trouble_ = true;
      return true;
    }
    const bool to_stdout = arguments_.fix && result.input.is_stdin;
    if (result.fixed) Repair(result);
    if (to_stdout) {
      fixed_stdin_ = true;
      writable_ = writable_ && WriteOutput(result.input.text);
    }
    statistics_.AddFile(result.findings);
    if (print_findings_ && !result.findings.empty() && writable_) {
      const LineIndex lines(result.input.text);
      reporter_->Report({result.input.path, result.input.text, lines, result.findings}, first_,
                        out_);
      first_ = false;
      Flush();
    }
    return !arguments_.fix || InterruptSignal() == 0;
  }

  int Finish(bool trouble) {
    if (print_findings_) reporter_->End(out_);
    const bool json = arguments_.format == OutputFormat::kJson;
    if (arguments_.statistics && !arguments_.quiet) {
      out_ += json ? FormatStatisticsJson(statistics_)
                   : FormatStatistics(statistics_, {UseColor(arguments_.color)});
    }
    if (print_findings_ && arguments_.format == OutputFormat::kText && statistics_.files() > 0) {
      out_ += FormatTotals(statistics_);
    }
    Flush();
    if (arguments_.fix && InterruptSignal() != 0) {
      Complain("interrupted; the remaining files were left as they were");
      return kExitSignal + InterruptSignal();
    }
    if (trouble || trouble_ || !writable_) return kExitTrouble;
    return statistics_.findings() > 0 ? kExitFindings : kExitClean;
  }

 private:
  void Repair(FileResult& result) {
    ComplainOfRepairs(result);
    if (!arguments_.diff) {
      trouble_ |= !WriteRepaired(result);
      return;
    }
    out_ += FormatUnifiedDiff(result.input.path, result.input.text, result.fixed->text);
    Flush();
  }

  // Where standard output is the repaired text, findings go to standard error.
  void Flush() {
    if (fixed_stdin_) {
      std::fwrite(out_.data(), 1, out_.size(), stderr);
    } else {
      writable_ = writable_ && WriteOutput(out_);
    }
    out_.clear();
  }

  const CheckArguments& arguments_;
  std::unique_ptr<Reporter> reporter_;
  bool print_findings_;
  Statistics statistics_;
  std::string out_;
  bool first_ = true;
  bool writable_ = true;
  bool trouble_ = false;
  bool fixed_stdin_ = false;
};

}  // namespace

int RunCheck(const CheckArguments& arguments) {
  RuleSelection selection = SelectRules(arguments.select, arguments.ignore);
  std::vector<std::string> errors = selection.errors;
  std::vector<std::string> paths;
  if (errors.empty()) paths = ExpandPaths(arguments.paths, arguments.stdin_filename, errors);
  for (const std::string& error : errors) Complain(error);
  if (!selection.errors.empty()) return kExitTrouble;
  if (paths.empty() && errors.empty())
    Complain("nothing to check: no .md, .markdown or .txt file there");
  const Topics topics(arguments.topic_files);
  if (!topics) return kExitTrouble;
  const Linter linter(std::move(selection.rules), topics.model(), BuiltinNames());
  CheckRunOptions options = {arguments.stdin_filename, arguments.jobs, std::nullopt};
  if (arguments.fix || arguments.diff) options.fix = FixOptions{.unsafe = arguments.unsafe_fixes};
  if (arguments.fix) CatchInterrupts();
  CheckReport report(arguments);
  RunOverFiles(options, linter, paths, [&](FileResult& result) { return report.Handle(result); });
  return report.Finish(!errors.empty());
}

}  // namespace digestlint
