// Linting, and where asked repairing, many inputs in several threads.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/check_plan.h"
#include "cli/input.h"
#include "repair/fixer.h"

namespace digestlint {

struct CheckRunOptions {
  std::string stdin_filename;
  unsigned jobs = 0;              // threads; 0: as many as the machine has
  std::optional<FixOptions> fix;  // repair in memory; nothing is written here
  bool fingerprints = false;      // wanted
  bool profile = false;           // wanted
  // Where set, only the findings that are new since then: those that files had then are left out.
  const GitChanges* new_since = nullptr;
};

// Why findings are not among those of a file.
struct LeftOut {
  std::vector<const SuppressionSetting*> suppressions;  // each that silenced one
  std::vector<size_t> known;                            // entries of the baseline
};

struct FileResult {
  Input input;
  const CheckTask* task = nullptr;              // lives as long as the run
  std::vector<Finding> findings;                // in input.text
  std::vector<Fingerprint> fingerprints;        // of the findings, where wanted
  std::optional<FixResult> fixed;               // where repairs were asked for and there was one
  std::vector<Fingerprint> fixed_fingerprints;  // of the findings that it left
  LeftOut left_out;
  RuleTimes times;             // where a profile is wanted
  Nanoseconds reading{0};      // the text into the model, likewise
  bool out_of_memory = false;  // the rest is empty
  bool done = false;
};

// Works through `tasks`, which have linters, and hands the results on in their order, in the
// calling thread, until `handle` returns false. A file's text is freed once it is handled. A file
// that needs more memory than there is comes with an error and without findings.
void RunOverFiles(const CheckRunOptions& options, const std::vector<CheckTask>& tasks,
                  const std::function<bool(FileResult&)>& handle);

}  // namespace digestlint
