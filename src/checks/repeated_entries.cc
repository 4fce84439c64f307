#include "checks/repeated_entries.h"

#include <unordered_map>

namespace digestlint {

std::vector<EntryPair> FindRepeatedEntries(const Document& document,
                                           const std::function<std::string(const Entry&)>& key) {
  std::vector<EntryPair> pairs;
  std::unordered_map<std::string, uint32_t> seen;
  for (uint32_t i = 0; i < document.entries.size(); ++i) {
    std::string own = key(document.entries[i]);
    if (own.empty()) continue;
    const auto [first, fresh] = seen.emplace(std::move(own), i);
    if (!fresh) pairs.push_back({first->second, i});
  }
  if (pairs.size() > 2 && pairs.size() * 5 > document.entries.size()) pairs.clear();
  return pairs;
}

}  // namespace digestlint
