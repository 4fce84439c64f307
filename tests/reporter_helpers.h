// Findings for the tests of the output formats.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/reporter.h"
#include "report/statistics.h"
#include "report_helpers.h"

namespace digestlint {

inline RuleSpec LinkRule(std::string_view name) {
  RuleSpec rule;
  rule.name = name;
  rule.group = "links";
  rule.severity = Severity::kError;
  rule.summary = rule.why = "Readers cannot open it.";
  rule.help = "Add the link.";
  return rule;
}

inline const RuleSpec kMissingLink = LinkRule("missing-link");

inline Finding FindingAt(Span span, std::string message, Severity severity = Severity::kError) {
  return {&kMissingLink, severity, span, std::move(message), {}};
}

struct ReportedFile {
  std::string path;
  std::string text;
  std::vector<Finding> findings;
};

// The whole report of these files, with fingerprints 1, 2, ... in each.
inline std::string ReportOf(Reporter& reporter, const std::vector<ReportedFile>& files) {
  std::string out;
  Statistics run;
  reporter.Begin(out);
  for (const ReportedFile& file : files) {
    run.AddFile(file.findings);
    if (file.findings.empty()) {
      reporter.Clean(file.path, out);
      continue;
    }
    std::vector<Fingerprint> fingerprints;
    while (fingerprints.size() < file.findings.size()) {
      fingerprints.push_back(fingerprints.size() + 1);
    }
    const LineIndex lines(file.text);
    reporter.Report({file.path, file.text, lines, file.findings, fingerprints}, out);
  }
  reporter.End(run, out);
  return out;
}

// What a message or a path may hold that a format could trip over.
inline const std::string kTraps =
    "a \"b\" 'c' <d> & ]]> ]]&gt; %0A %25 x:y,z | `e` \\ {0} {} [t](u) \t\r\n😀 一种 \x1b[2J \x01 "
    "\xEF\xBF\xBF \xED\xA0\x80 \xFF \x7F\xC2\x9B end";

}  // namespace digestlint
