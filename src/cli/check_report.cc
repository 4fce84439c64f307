#include "cli/check_report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <vector>

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

// That of standard output; null where only files are written.
const ReportFormat* StandardFormat(const std::vector<OutputTarget>& outputs) {
  for (const OutputTarget& output : outputs) {
    if (output.file.empty()) return output.format;
  }
  return outputs.empty() ? FindReportFormat("text") : nullptr;
}

std::vector<OutputTarget> TargetsOf(const CheckArguments& arguments) {
  if (!arguments.outputs.empty()) return arguments.outputs;
  return {{StandardFormat({}), {}}};
}

}  // namespace

CheckReport::CheckReport(const CheckArguments& arguments)
    : arguments_(arguments),
      outputs_(TargetsOf(arguments), !arguments.quiet && !arguments.statistics && !arguments.diff,
               {UseColor(arguments.color)}) {}

bool CheckReport::Handle(FileResult& result) {
  if (!result.input.error.empty()) {
    Complain(result.input.error);
    outputs_.Trouble(result.input.path, result.input.error);
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
  Print(result);
  return !arguments_.fix || InterruptSignal() == 0;
}

void CheckReport::NoteTrouble(const std::string& message) {
  outputs_.Trouble({}, message);
  trouble_ = true;
}

int CheckReport::Finish(size_t known) {
  statistics_.SetKnown(known);
  outputs_.End(statistics_);
  if (arguments_.statistics && !arguments_.quiet) PrintStatistics();
  Flush();
  if (statistics_.findings() > arguments_.max_findings && !arguments_.statistics &&
      !arguments_.quiet) {
    Complain(fmt::format(
        "{} more finding{} left out (--max-findings {})", statistics_.findings() - printed_,
        statistics_.findings() - printed_ == 1 ? "" : "s", arguments_.max_findings));
  }
  const bool interrupted = arguments_.fix && InterruptSignal() != 0;
  if (interrupted) {
    Complain(outputs_.has_files()
                 ? "interrupted; the remaining files were left as they were, and so were reports"
                 : "interrupted; the remaining files were left as they were");
    return kExitSignal + InterruptSignal();
  }
  if (!outputs_.WriteFiles() || trouble_ || !writable_) return kExitTrouble;
  return HasErrors() && !arguments_.exit_zero ? kExitFindings : kExitClean;
}

bool CheckReport::HasErrors() const {
  const std::vector<RuleCount> counts = statistics_.Sorted();
  return std::any_of(counts.begin(), counts.end(), [this](const RuleCount& count) {
    return count.severity >= arguments_.error_on;
  });
}

void CheckReport::PrintStatistics() {
  const ReportFormat* format = StandardFormat(arguments_.outputs);
  const bool json = format != nullptr && format->name == "json";
  out_ += json ? FormatStatisticsJson(statistics_)
               : FormatStatistics(statistics_, {UseColor(arguments_.color)});
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
  const std::string& path = result.input.path;
  if (result.findings.empty()) {
    outputs_.Clean(path);
    return;
  }
  const size_t count = std::min(result.findings.size(), arguments_.max_findings - printed_);
  if (count == 0) return;
  printed_ += count;
  const std::string& text = result.input.text;
  const LineIndex lines(text);
  const std::span findings(result.findings);
  const std::span fingerprints(result.fingerprints);
  outputs_.Report({path, text, lines, findings.first(count),
                   fingerprints.first(std::min(fingerprints.size(), count))});
  Flush();
}

// Where standard output is the repaired text, findings go to standard error.
void CheckReport::Flush() {
  out_ += outputs_.TakeStandard();
  if (fixed_stdin_) {
    std::fwrite(out_.data(), 1, out_.size(), stderr);
  } else {
    writable_ = writable_ && WriteOutput(out_);
  }
  out_.clear();
}

}  // namespace digestlint
