// The baselines of a run: which findings are known, and which known ones are gone.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "baseline/baseline.h"
#include "cli/check_run.h"

namespace digestlint {

class KnownFindings {
 public:
  // `given` is the file of --baseline; empty: each task has that of its configuration.
  explicit KnownFindings(const std::string& given);

  // Reads the baselines and gives the tasks theirs. A baseline that is not there or broken is an
  // error. This must outlive the tasks.
  void Attach(std::vector<CheckTask>& tasks, std::vector<std::string>& errors);

  // Takes in what a file's result tells.
  void Note(const FileResult& result);

  size_t left_out() const { return left_out_; }  // findings that were known

  // Entries of files and rules that were checked and are there no more, and, where `whole` says
  // that folders were searched, those of files below the current folder that are gone. As "file:
  // message [rule]".
  std::vector<std::string> Stale(const std::vector<CheckTask>& tasks, bool whole) const;

  // The entries without those, and without those of files that are gone. Only of the baseline that
  // all tasks share.
  BaselineEntries Pruned(const std::vector<CheckTask>& tasks) const;

 private:
  struct Loaded {
    std::string path;
    std::unique_ptr<Baseline> baseline;
    std::vector<bool> found;  // by entry
  };
  Loaded* Load(const std::string& path, const std::string& place, std::vector<std::string>& errors);
  // By entry of the baseline: whether it was looked for and not found.
  std::vector<bool> StaleIn(const Loaded& loaded, const std::vector<CheckTask>& tasks) const;

  std::string given_;
  std::map<std::string, Loaded> loaded_;
  size_t left_out_ = 0;
};

}  // namespace digestlint
