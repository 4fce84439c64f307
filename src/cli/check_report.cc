#include "cli/check_report.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "cli/fix_output.h"
#include "cli/interrupt.h"
#include "cli/output.h"
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

}  // namespace

CheckReport::CheckReport(const CheckArguments& arguments)
    : arguments_(arguments),
      reporter_(MakeReporter(arguments)),
      print_findings_(!arguments.quiet && !arguments.statistics && !arguments.diff) {
  if (print_findings_) reporter_->Begin(out_);
}

bool CheckReport::Handle(FileResult& result) {
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
  if (print_findings_ && !result.findings.empty() && writable_) Print(result);
  return !arguments_.fix || InterruptSignal() == 0;
}

int CheckReport::Finish(size_t known, bool trouble) {
  statistics_.SetKnown(known);
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

void CheckReport::Repair(FileResult& result) {
  ComplainOfRepairs(result);
  if (!arguments_.diff) {
    trouble_ |= !WriteRepaired(result);
    return;
  }
  out_ += FormatUnifiedDiff(result.input.path, result.input.text, result.fixed->text);
  Flush();
}

void CheckReport::Print(const FileResult& result) {
  const LineIndex lines(result.input.text);
  reporter_->Report(
      {result.input.path, result.input.text, lines, result.findings, result.fingerprints}, first_,
      out_);
  first_ = false;
  Flush();
}

// Where standard output is the repaired text, findings go to standard error.
void CheckReport::Flush() {
  if (fixed_stdin_) {
    std::fwrite(out_.data(), 1, out_.size(), stderr);
  } else {
    writable_ = writable_ && WriteOutput(out_);
  }
  out_.clear();
}

}  // namespace digestlint
