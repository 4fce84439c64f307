// A finding as the object of the JSON formats.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>

#include "report/position_cursor.h"
#include "report/reporter.h"

namespace digestlint {

// The findings of one file, which are asked for in their order. `file` must outlive it.
class FindingsAsJson {
 public:
  explicit FindingsAsJson(const FileFindings& file)
      : file_(file), cursor_(file.text, file.lines), related_cursor_(file.text, file.lines) {}

  // With the keys that MakeJsonReporter names.
  nlohmann::ordered_json At(size_t index);

 private:
  const FileFindings& file_;
  PositionCursor cursor_;
  PositionCursor related_cursor_;
};

// Null but for findings of misplaced-entry: the object `data`.
nlohmann::ordered_json DataToJson(const Finding& finding, const FileFindings& file);

// One line. Paths and quoted text are bytes, so they may hold what is not UTF-8: that becomes
// U+FFFD.
std::string DumpLine(const nlohmann::ordered_json& json);

}  // namespace digestlint
