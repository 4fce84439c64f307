#include "baseline/baseline.h"

#include <filesystem>
#include <utility>

namespace digestlint {

std::string NameInBaseline(const std::string& baseline, const std::string& file) {
  const std::filesystem::path folder = std::filesystem::path(baseline).parent_path();
  return std::filesystem::path(file).lexically_relative(folder).generic_string();
}

BaselineEntries EntriesOf(std::string_view file, const std::vector<Finding>& findings,
                          const std::vector<Fingerprint>& fingerprints) {
  BaselineEntries entries;
  for (size_t i = 0; i < findings.size(); ++i) {
    entries.push_back({std::string(file), std::string(findings[i].rule->name), fingerprints[i],
                       findings[i].message});
  }
  return entries;
}

Baseline::Baseline(BaselineEntries entries) : entries_(std::move(entries)) {
  for (size_t i = 0; i < entries_.size(); ++i) {
    index_.emplace(std::pair(entries_[i].file, entries_[i].fingerprint), i);
  }
}

std::vector<size_t> Baseline::TakeKnown(std::string_view file, const Document& document,
                                        std::vector<Finding>& findings) const {
  const std::string name(file);
  const auto first = index_.lower_bound({name, 0});
  std::vector<size_t> found;
  if (first == index_.end() || first->first.first != name) return found;
  const std::vector<Fingerprint> prints = FingerprintsOf(document, findings);
  std::vector<Finding> unknown;
  for (size_t i = 0; i < findings.size(); ++i) {
    const auto known = index_.find({name, prints[i]});
    if (known == index_.end()) {
      unknown.push_back(std::move(findings[i]));
    } else {
      found.push_back(known->second);
    }
  }
  findings = std::move(unknown);
  return found;
}

}  // namespace digestlint
