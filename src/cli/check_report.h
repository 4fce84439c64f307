// What a check prints: the findings of each file as it comes, and the totals.
#pragma once

#include <string>

#include "cli/check_run.h"
#include "cli/commands.h"
#include "cli/report_outputs.h"
#include "report/statistics.h"

namespace digestlint {

// Writes to standard output and standard error, and, with --fix, to the files.
class CheckReport {
 public:
  // `arguments` must outlive it.
  explicit CheckReport(const CheckArguments& arguments);

  // Repairs and reports one file. False when there is no use in going on.
  bool Handle(FileResult& result);

  // Something else than a file kept the run from checking all; it has been told of.
  void NoteTrouble(const std::string& message);

  // Ends the output and writes the reports' files. `known` findings were left out. Returns the exit
  // status.
  int Finish(size_t known);

 private:
  void Repair(FileResult& result);
  void Print(const FileResult& result);
  void PrintStatistics();
  void Flush();
  bool HasErrors() const;

  const CheckArguments& arguments_;
  ReportOutputs outputs_;
  Statistics statistics_;
  std::string out_;
  size_t printed_ = 0;  // findings
  bool writable_ = true;
  bool trouble_ = false;
  bool fixed_stdin_ = false;
};

}  // namespace digestlint
