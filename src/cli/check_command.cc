#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <thread>

#include "catalogue/builtin.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/rule_selection.h"
#include "reader/reader.h"
#include "report/reporter.h"
#include "report/statistics.h"

namespace digestlint {
namespace {

struct FileResult {
  Input input;
  std::vector<Finding> findings;
  bool done = false;
};

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

// Checks files in several threads and hands the results on in the order of the paths. Each thread
// takes the next file; a file's text is freed once it is reported.
class CheckRun {
 public:
  CheckRun(const CheckArguments& arguments, const Linter& linter, std::vector<std::string> paths)
      : arguments_(arguments), linter_(linter), paths_(std::move(paths)), results_(paths_.size()) {}

  template <typename Handle>
  void Run(Handle handle) {
    const size_t wanted =
        arguments_.jobs == 0 ? std::thread::hardware_concurrency() : arguments_.jobs;
    const size_t count = std::min(std::max<size_t>(wanted, 1), paths_.size());
    std::vector<std::thread> threads;
    for (size_t i = 1; i < count; ++i) threads.emplace_back([this] { Work(); });
    if (count <= 1) {
      for (size_t i = 0; i < paths_.size(); ++i) {
        CheckOne(i);
        HandOn(i, handle);
      }
      return;
    }
    std::thread last([this] { Work(); });
    for (size_t i = 0; i < paths_.size(); ++i) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [&] { return results_[i].done; });
      lock.unlock();
      HandOn(i, handle);
    }
    for (std::thread& thread : threads) thread.join();
    last.join();
  }

 private:
  template <typename Handle>
  void HandOn(size_t index, Handle handle) {
    handle(results_[index]);
    results_[index] = {};
  }

  void Work() {
    for (size_t i = next_++; i < paths_.size(); i = next_++) CheckOne(i);
  }

  void CheckOne(size_t index) {
    FileResult result;
    result.input = ReadInput(paths_[index], arguments_.stdin_filename);
    if (result.input.error.empty()) {
      const std::string_view text = result.input.text;
      result.findings = linter_.Lint(ReadDocument(text, FormatOf(result.input.path, text)));
    }
    result.done = true;
    const std::lock_guard lock(mutex_);
    results_[index] = std::move(result);
    ready_.notify_one();
  }

  const CheckArguments& arguments_;
  const Linter& linter_;
  std::vector<std::string> paths_;
  std::vector<FileResult> results_;
  std::atomic<size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable ready_;
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
  bool trouble = !errors.empty();
  const Linter linter(std::move(selection.rules), BuiltinTopics());
  const std::unique_ptr<Reporter> reporter = MakeReporter(arguments);
  const bool print_findings = !arguments.quiet && !arguments.statistics;
  Statistics statistics;
  std::string out;
  bool first = true;
  bool writable = true;
  if (print_findings) reporter->Begin(out);
  CheckRun(arguments, linter, paths).Run([&](const FileResult& result) {
    if (!result.input.error.empty()) {
      Complain(result.input.error);
      trouble = true;
      return;
    }
    statistics.AddFile(result.findings);
    if (!print_findings || result.findings.empty() || !writable) return;
    const LineIndex lines(result.input.text);
    reporter->Report({result.input.path, result.input.text, lines, result.findings}, first, out);
    first = false;
    writable = WriteOutput(out);
    out.clear();
  });
  if (print_findings) reporter->End(out);
  const bool json = arguments.format == OutputFormat::kJson;
  if (arguments.statistics && !arguments.quiet) {
    out += json ? FormatStatisticsJson(statistics)
                : FormatStatistics(statistics, {UseColor(arguments.color)});
  }
  if (print_findings && arguments.format == OutputFormat::kText && statistics.files() > 0) {
    out += FormatTotals(statistics);
  }
  if (writable) writable = WriteOutput(out);
  if (trouble || !writable) return kExitTrouble;
  return statistics.findings() > 0 ? kExitFindings : kExitClean;
}

}  // namespace digestlint
