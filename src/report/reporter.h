// One output format. A reporter turns findings into text on a stream; it decides nothing else.
#pragma once

#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding.h"
#include "engine/fingerprint.h"
#include "text/line_index.h"

namespace digestlint {

// The findings of one file, in the order of their places.
struct FileFindings {
  std::string_view path;  // as the user should read it
  std::string_view text;  // the file's bytes
  const LineIndex& lines;
  std::span<const Finding> findings;
  std::span<const Fingerprint> fingerprints = {};  // of each finding; empty: not known
};

struct ReportStyle {
  bool color = false;  // ANSI colours (SGR); only the text format uses them
};

// Output is appended to a string that the command line writes. One thread reports all files, in the
// order of their paths.
class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual void Begin(std::string& out) const { static_cast<void>(out); }
  // Called once per file with findings, in the order of the paths; `first` for the first of them.
  virtual void Report(const FileFindings& file, bool first, std::string& out) const = 0;
  virtual void End(std::string& out) const { static_cast<void>(out); }
};

// Code frames, for people. A rule is explained (its why and help) at its first finding in each
// file. Control characters and what is not UTF-8 are shown as marks, so output is safe to print.
std::unique_ptr<Reporter> MakeTextReporter(ReportStyle style);

// `path:line:column: severity: message [rule]`, as safe to print as the text format.
std::unique_ptr<Reporter> MakeConciseReporter();

// One array of objects with path, line, column, end_line, end_column, rule, group, severity,
// message, help, related (line, column, message), fix: null, or title, safety ("safe", "unsafe")
// and edits (line, column, end_line, end_column, text), which replace their stretch by the text;
// data, of misplaced-entry, or null; and fingerprint (engine/fingerprint.h). Lines and columns
// count from 1, columns in code points; end_column is the column after the last character.
std::unique_ptr<Reporter> MakeJsonReporter();

}  // namespace digestlint
