#include "cli/report_outputs.h"

#include <algorithm>
#include <utility>

#include "cli/output.h"

namespace digestlint {

ReportOutputs::ReportOutputs(const std::vector<OutputTarget>& targets, bool standard,
                             ReportStyle style) {
  for (const OutputTarget& target : targets) {
    const bool to_file = !target.file.empty();
    if (!to_file && !standard) continue;
    outputs_.push_back({target.format->make(to_file ? ReportStyle{} : style), target.file, {}});
    outputs_.back().reporter->Begin(outputs_.back().text);
  }
}

void ReportOutputs::Report(const FileFindings& file) {
  for (Output& output : outputs_) output.reporter->Report(file, output.text);
}

void ReportOutputs::Clean(std::string_view path) {
  for (Output& output : outputs_) output.reporter->Clean(path, output.text);
}

void ReportOutputs::Trouble(std::string_view path, std::string_view message) {
  for (Output& output : outputs_) output.reporter->Trouble(path, message, output.text);
}

void ReportOutputs::End(const Statistics& run) {
  for (Output& output : outputs_) output.reporter->End(run, output.text);
}

std::string ReportOutputs::TakeStandard() {
  for (Output& output : outputs_) {
    if (output.file.empty()) return std::exchange(output.text, {});
  }
  return {};
}

bool ReportOutputs::WriteFiles() const {
  bool written = true;
  for (const Output& output : outputs_) {
    if (output.file.empty()) continue;
    const std::string error = WriteReport(output.file, output.text);
    if (error.empty()) continue;
    Complain(output.file + ": " + error);
    written = false;
  }
  return written;
}

bool ReportOutputs::has_files() const {
  return std::ranges::any_of(outputs_, [](const Output& output) { return !output.file.empty(); });
}

}  // namespace digestlint
