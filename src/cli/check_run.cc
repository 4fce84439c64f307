#include "cli/check_run.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>

#include "reader/reader.h"

namespace digestlint {
namespace {

// Each thread takes the next file.
class CheckRun {
 public:
  CheckRun(const CheckRunOptions& options, const Linter& linter,
           const std::vector<std::string>& paths)
      : options_(options), linter_(linter), paths_(paths), results_(paths.size()) {}

  void Run(const std::function<bool(FileResult&)>& handle) {
    const size_t wanted = options_.jobs == 0 ? std::thread::hardware_concurrency() : options_.jobs;
    const size_t count = std::min(std::max<size_t>(wanted, 1), paths_.size());
    if (count <= 1) {
      for (size_t i = 0; i < paths_.size(); ++i) {
        CheckOne(i);
        if (!HandOn(i, handle)) break;
      }
      return;
    }
    std::vector<std::jthread> threads;  // joined also when an exception leaves here
    const Stop stop = {next_, paths_.size()};
    for (size_t i = 0; i < count; ++i) threads.emplace_back([this] { Work(); });
    for (size_t i = 0; i < paths_.size(); ++i) {
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
      result.input.error = paths_[index] + ": too little memory to check it; split it";
    }
    const bool go_on = handle(result);
    results_[index] = {};
    return go_on;
  }

  void Work() {
    for (size_t i = next_++; i < paths_.size(); i = next_++) CheckOne(i);
  }

  void CheckOne(size_t index) {
    FileResult result;
    try {
      result.input = ReadInput(paths_[index], options_.stdin_filename);
      if (result.input.error.empty()) Lint(result);
    } catch (const std::bad_alloc&) {
      result = {};
      result.out_of_memory = true;
    }
    result.done = true;
    const std::lock_guard lock(mutex_);
    results_[index] = std::move(result);
    ready_.notify_one();
  }

  void Lint(FileResult& result) const {
    const std::string& text = result.input.text;
    const Format format = FormatOf(result.input.path, text);
    result.findings = linter_.Lint(ReadDocument(text, format));
    if (!options_.fix) return;
    const bool any = std::any_of(result.findings.begin(), result.findings.end(),
                                 [](const Finding& finding) { return finding.fix.has_value(); });
    if (any) result.fixed = FixText(linter_, text, format, *options_.fix);
  }

  const CheckRunOptions& options_;
  const Linter& linter_;
  const std::vector<std::string>& paths_;
  std::vector<FileResult> results_;
  std::atomic<size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable ready_;
};

}  // namespace

void RunOverFiles(const CheckRunOptions& options, const Linter& linter,
                  const std::vector<std::string>& paths,
                  const std::function<bool(FileResult&)>& handle) {
  CheckRun(options, linter, paths).Run(handle);
}

}  // namespace digestlint
