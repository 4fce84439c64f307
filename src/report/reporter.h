// One output format. A reporter turns findings into text; it decides nothing else.
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

class Statistics;

// The report of one run. Output is appended to a string that the command line writes whenever it
// likes. One thread reports all files, in the order of their paths: each by one of Report, Clean
// and Trouble.
class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual void Begin(std::string& out) { static_cast<void>(out); }
  // A file with findings.
  virtual void Report(const FileFindings& file, std::string& out) = 0;
  // A file without any.
  virtual void Clean(std::string_view path, std::string& out) {
    static_cast<void>(path);
    static_cast<void>(out);
  }
  // What kept a file, or what `path` names, from being checked; `message` starts with its name.
  virtual void Trouble(std::string_view path, std::string_view message, std::string& out) {
    static_cast<void>(path);
    static_cast<void>(message);
    static_cast<void>(out);
  }
  // `run` counts all files of the run.
  virtual void End(const Statistics& run, std::string& out) {
    static_cast<void>(run);
    static_cast<void>(out);
  }
};

// Code frames, for people. A rule is explained (its why and help) at its first finding in each
// file. Control characters and what is not UTF-8 are shown as marks, so output is safe to print.
// The totals come last.
std::unique_ptr<Reporter> MakeTextReporter(ReportStyle style);

// `path:line:column: severity: message [rule]`, as safe to print as the text format.
std::unique_ptr<Reporter> MakeConciseReporter();

// One array of objects with path, line, column, end_line, end_column, rule, group, severity,
// message, help, related (line, column, message), fix: null, or title, safety ("safe", "unsafe")
// and edits (line, column, end_line, end_column, text), which replace their stretch by the text;
// data, of misplaced-entry, or null; and fingerprint (engine/fingerprint.h). Lines and columns
// count from 1, columns in code points; end_column is the column after the last character.
std::unique_ptr<Reporter> MakeJsonReporter();

// These objects, one per line.
std::unique_ptr<Reporter> MakeJsonLinesReporter();

// For programs of others; each file names its specification.
std::unique_ptr<Reporter> MakeSarifReporter();
std::unique_ptr<Reporter> MakeGithubReporter();
std::unique_ptr<Reporter> MakeGitlabReporter();
std::unique_ptr<Reporter> MakeJunitReporter();
std::unique_ptr<Reporter> MakeCheckstyleReporter();
std::unique_ptr<Reporter> MakeRdjsonReporter();

// A table for a comment or a job's summary.
std::unique_ptr<Reporter> MakeMarkdownReporter();

}  // namespace digestlint
