// The reports of one check: one to standard output, and any number to files.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/output_target.h"
#include "report/reporter.h"
#include "report/statistics.h"

namespace digestlint {

class ReportOutputs {
 public:
  // `style` is that of standard output; without `standard` nothing goes there.
  ReportOutputs(const std::vector<OutputTarget>& targets, bool standard, ReportStyle style);

  void Report(const FileFindings& file);
  void Clean(std::string_view path);
  void Trouble(std::string_view path, std::string_view message);
  void End(const Statistics& run);

  // What standard output is to get since the last call.
  std::string TakeStandard();

  // After End. False, with complaints, where a file could not be written.
  bool WriteFiles() const;
  bool has_files() const;

 private:
  struct Output {
    std::unique_ptr<Reporter> reporter;
    std::string file;  // empty: standard output
    std::string text;
  };
  std::vector<Output> outputs_;
};

}  // namespace digestlint
