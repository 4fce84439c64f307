// The formats that findings can be written in, by name.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/reporter.h"

namespace digestlint {

struct ReportFormat {
  std::string_view name;
  std::unique_ptr<Reporter> (*make)(ReportStyle style);
  bool fingerprints = false;  // tells them
};

std::span<const ReportFormat> ReportFormats();

// Null where there is no such format.
const ReportFormat* FindReportFormat(std::string_view name);

std::vector<std::string> ReportFormatNames();

}  // namespace digestlint
