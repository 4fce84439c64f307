// Where a check's findings are written, and in which formats: --output FORMAT[=FILE].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/check_plan.h"
#include "report/formats.h"

namespace digestlint {

struct OutputTarget {
  const ReportFormat* format = nullptr;
  std::string file;  // empty: standard output
};

// Reads "sarif=out.sarif", "json" or "json=-", which is standard output. Returns empty, or what is
// wrong with it.
std::string ParseOutput(std::string_view text, OutputTarget& target);

// What is wrong with them together and with their files, before anything is checked: two for
// standard output, one file for two of them, a file that is to be checked itself.
std::vector<std::string> CheckOutputs(const std::vector<OutputTarget>& targets,
                                      const std::vector<CheckTask>& tasks);

// Writes a report whole: a file that is there is replaced, devices and pipes are written to.
// Returns empty, or why it was not, in one line without the file's name.
std::string WriteReport(const std::string& file, std::string_view text);

}  // namespace digestlint
