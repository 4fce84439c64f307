// Pairs of entries that share a key, apart from digests that list everything twice by design.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/document.h"

namespace digestlint {

struct EntryPair {
  uint32_t first = 0;   // index of the entry that stands first
  uint32_t second = 0;  // index of the one that repeats it
};

// Entries with an empty key are left out. An issue that opens with a short list of what follows has
// every entry twice: when more than two entries and more than a fifth of all are repeated, nothing
// is returned.
std::vector<EntryPair> FindRepeatedEntries(const Document& document,
                                           const std::function<std::string(const Entry&)>& key);

}  // namespace digestlint
