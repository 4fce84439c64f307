// Findings that stand in an archive already, so that later runs tell only of new ones.
//
// A baseline is a file of JSON: version, and findings, each on a line of its own with the file
// (from the baseline's folder, with /), the rule, the fingerprint (engine/fingerprint.h) and, for
// people only, the message. They are sorted, so that version control shows what came and went.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding.h"
#include "engine/fingerprint.h"
#include "model/document.h"

namespace digestlint {

struct BaselineEntry {
  std::string file;
  std::string rule;
  Fingerprint fingerprint = 0;
  std::string message;

  bool operator==(const BaselineEntry&) const = default;
};

using BaselineEntries = std::vector<BaselineEntry>;

// How a file is named in a baseline: from the baseline's folder, with / between folders. Both paths
// are absolute.
std::string NameInBaseline(const std::string& baseline, const std::string& file);

// Sorted by file, rule and message, whatever their order.
std::string FormatBaseline(BaselineEntries entries);

struct ParsedBaseline {
  BaselineEntries entries;
  std::string error;  // "NAME:line: what is wrong", or empty
};
ParsedBaseline ParseBaseline(std::string_view text, std::string_view name);

// The findings of one file as a baseline has them.
BaselineEntries EntriesOf(std::string_view file, const std::vector<Finding>& findings,
                          const std::vector<Fingerprint>& fingerprints);

// Looked up by many threads at once.
class Baseline {
 public:
  explicit Baseline(BaselineEntries entries);

  const BaselineEntries& entries() const { return entries_; }

  // Removes from the findings of `file` in `document` those that are known. Returns the indexes of
  // the entries that were found again, each once.
  std::vector<size_t> TakeKnown(std::string_view file, const Document& document,
                                std::vector<Finding>& findings) const;

 private:
  BaselineEntries entries_;
  std::map<std::pair<std::string, Fingerprint>, size_t> index_;  // by file and fingerprint
};

}  // namespace digestlint
