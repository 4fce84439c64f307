// What a check prints: the findings of each file as it comes, and the totals.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "cli/check_run.h"
#include "cli/commands.h"
#include "report/reporter.h"
#include "report/statistics.h"

namespace digestlint {

// Writes to standard output and standard error, and, with --fix, to the files.
class CheckReport {
 public:
  // `arguments` must outlive it.
  explicit CheckReport(const CheckArguments& arguments);

  // Repairs and reports one file. False when there is no use in going on.
  bool Handle(FileResult& result);

  // Ends the output. `known` findings were left out; where there was `trouble` the exit status,
  // which is returned, says so.
  int Finish(size_t known, bool trouble);

 private:
  void Repair(FileResult& result);
  void Print(const FileResult& result);
  void Flush();

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

}  // namespace digestlint
