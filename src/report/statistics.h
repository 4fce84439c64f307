// How often each rule fired, over all files of a run.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/finding.h"
#include "report/reporter.h"

namespace digestlint {

struct RuleCount {
  const RuleSpec* rule = nullptr;
  Severity severity = Severity::kOff;  // the highest that the rule was reported with
  size_t count = 0;
};

// Not safe for several threads. The rules must outlive it.
class Statistics {
 public:
  // Called once for every file of the run, also for those without findings.
  void AddFile(std::span<const Finding> findings);
  void SetKnown(size_t known) { known_ = known; }

  size_t files() const { return files_; }
  size_t files_with_findings() const { return files_with_findings_; }
  size_t findings() const { return findings_; }
  size_t known() const { return known_; }  // to a baseline, beside the findings

  // Most first; equal counts by the name of the rule.
  std::vector<RuleCount> Sorted() const;

 private:
  std::vector<RuleCount> counts_;
  size_t files_ = 0;
  size_t files_with_findings_ = 0;
  size_t findings_ = 0;
  size_t known_ = 0;
};

// `47 findings in 12 of 160 files`, with a line end; `; 30 known to the baseline` where there are.
std::string FormatTotals(const Statistics& statistics);

// A table with one rule per line, most first, then the totals:
//
//     12  missing-link  error    A paper that readers cannot open.
//      3  double-stop   warning  Two full stops in a row.
//   15 findings in 4 of 160 files
std::string FormatStatistics(const Statistics& statistics, ReportStyle style);

// An array of {"rule","group","severity","count"}, most first.
std::string FormatStatisticsJson(const Statistics& statistics);

}  // namespace digestlint
