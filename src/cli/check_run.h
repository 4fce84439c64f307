// Linting, and where asked repairing, many inputs in several threads.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/input.h"
#include "engine/linter.h"
#include "repair/fixer.h"

namespace digestlint {

struct CheckRunOptions {
  std::string stdin_filename;
  unsigned jobs = 0;              // threads; 0: as many as the machine has
  std::optional<FixOptions> fix;  // repair in memory; nothing is written here
};

struct FileResult {
  Input input;
  std::vector<Finding> findings;   // in input.text
  std::optional<FixResult> fixed;  // where repairs were asked for and there was one
  bool out_of_memory = false;      // the rest is empty
  bool done = false;
};

// Works through `paths` and hands the results on in their order, in the calling thread, until
// `handle` returns false. A file's text is freed once it is handled. A file that needs more memory
// than there is comes with an error and without findings.
void RunOverFiles(const CheckRunOptions& options, const Linter& linter,
                  const std::vector<std::string>& paths,
                  const std::function<bool(FileResult&)>& handle);

}  // namespace digestlint
