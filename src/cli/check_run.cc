#include "cli/check_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>

#include "baseline/earlier_version.h"
#include "config/config_suppressions.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

// Each thread takes the next file.
class CheckRun {
 public:
  CheckRun(const CheckRunOptions& options, const std::vector<CheckTask>& tasks)
      : options_(options), tasks_(tasks), results_(tasks.size()) {}

  void Run(const std::function<bool(FileResult&)>& handle) {
    const size_t wanted = options_.jobs == 0 ? std::thread::hardware_concurrency() : options_.jobs;
    const size_t count = std::min(std::max<size_t>(wanted, 1), tasks_.size());
    if (count <= 1) {
      for (size_t i = 0; i < tasks_.size(); ++i) {
        CheckOne(i);
        if (!HandOn(i, handle)) break;
      }
      return;
    }
    std::vector<std::jthread> threads;  // joined also when an exception leaves here
    const Stop stop = {next_, tasks_.size()};
    for (size_t i = 0; i < count; ++i) threads.emplace_back([this] { Work(); });
    for (size_t i = 0; i < tasks_.size(); ++i) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [&] { return results_[i].done; });
      lock.unlock();
      if (!HandOn(i, handle)) break;
    }
  }

 private:
  // Leaves no file to the threads when it goes.
  struct Stop {
    std::atomic<size_t>& next;
    size_t end;
    ~Stop() { next = end; }
  };

  bool HandOn(size_t index, const std::function<bool(FileResult&)>& handle) {
    FileResult& result = results_[index];
    if (result.out_of_memory) {
      result.input.error = tasks_[index].path + ": too little memory to check it; split it";
    }
    const bool go_on = handle(result);
    results_[index] = {};
    return go_on;
  }

  void Work() {
    for (size_t i = next_++; i < tasks_.size(); i = next_++) CheckOne(i);
  }

  void CheckOne(size_t index) {
    FileResult result;
    try {
      result.input = ReadInput(tasks_[index].path, options_.stdin_filename);
      if (result.input.error.empty()) Lint(tasks_[index], result);
    } catch (const std::bad_alloc&) {
      result = {};
      result.out_of_memory = true;
    } catch (const std::exception& error) {  // a mistake of ours must not cost the other files
      result = {};
      result.input.path = tasks_[index].path;
      result.input.error =
          fmt::format("{}: digestlint fails on it ({}); please report that with the file",
                      tasks_[index].path, error.what());
    }
    result.task = &tasks_[index];
    result.done = true;
    const std::lock_guard lock(mutex_);
    results_[index] = std::move(result);
    ready_.notify_one();
  }

  // What the settings silence, then what the baseline and the earlier version know.
  static LeftOut LeaveOut(const CheckTask& task, const EarlierVersion* earlier,
                          const Document& document, std::vector<Finding>& findings) {
    LeftOut left_out;
    left_out.suppressions = Suppress(task.suppressions, document, findings);
    if (task.baseline != nullptr) {
      left_out.known = task.baseline->TakeKnown(task.baseline_name, document, findings);
    }
    if (earlier != nullptr) earlier->TakeKnown(document, findings);
    return left_out;
  }

  // False, with an error in the result, where git does not give the file as it was.
  bool ReadEarlier(const CheckTask& task, FileResult& result, std::string& text,
                   std::optional<EarlierVersion>& earlier) const {
    if (options_.new_since == nullptr || task.earlier_path.empty()) return true;
    EarlierText read = TextAtBase(*options_.new_since, task.earlier_path);
    if (!read.error.empty()) {
      result.input.error = fmt::format("{}: {}", result.input.path, read.error);
      result.findings.clear();
      return false;
    }
    text = std::move(read.text);
    const Document document = ReadDocument(text, FormatOf(result.input.path, text));
    earlier.emplace(document, task.linter->linter().Lint(document));
    return true;
  }

  void Lint(const CheckTask& task, FileResult& result) const {
    const std::string& text = result.input.text;
    const Format format = FormatOf(result.input.path, text);
    const Linter& linter = task.linter->linter();
    const Document document = [&] {
      const Stopwatch watch(options_.profile ? &result.reading : nullptr);
      return ReadDocument(text, format);
    }();
    result.findings = linter.Lint(document, options_.profile ? &result.times : nullptr);
    std::string earlier_text;
    std::optional<EarlierVersion> read;
    if (!ReadEarlier(task, result, earlier_text, read)) return;
    const EarlierVersion* earlier = read ? &*read : nullptr;
    result.left_out = LeaveOut(task, earlier, document, result.findings);
    if (options_.fingerprints) result.fingerprints = FingerprintsOf(document, result.findings);
    if (!options_.fix) return;
    const bool any = std::any_of(result.findings.begin(), result.findings.end(),
                                 [](const Finding& finding) { return finding.fix.has_value(); });
    if (!any) return;
    FixOptions fix = *options_.fix;
    fix.leave_out = [&](const Document& now, std::vector<Finding>& findings) {
      LeaveOut(task, earlier, now, findings);
    };
    result.fixed = FixText(linter, text, format, fix);
    if (!options_.fingerprints) return;
    const Document fixed = ReadDocument(result.fixed->text, format);
    result.fixed_fingerprints = FingerprintsOf(fixed, result.fixed->findings);
  }

  const CheckRunOptions& options_;
  const std::vector<CheckTask>& tasks_;
  std::vector<FileResult> results_;
  std::atomic<size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable ready_;
};

}  // namespace

void RunOverFiles(const CheckRunOptions& options, const std::vector<CheckTask>& tasks,
                  const std::function<bool(FileResult&)>& handle) {
  CheckRun(options, tasks).Run(handle);
}

}  // namespace digestlint
