// What of a digest must survive a repair, as one number per part, so that a repair that breaks more
// than it mends is seen and dropped.
#pragma once

#include <cstdint>

#include "model/document.h"
#include "rules/rule_spec.h"

namespace digestlint {

// Hashes (FNV-1a, 64 bits); equal parts have equal hashes.
struct DigestSignature {
  uint64_t structure = 0;  // whether it is a digest; sections with levels; which entries in which
  uint64_t numbers = 0;    // numbers of sections and entries, their values and styles
  uint64_t titles = 0;     // letters and digits of headings and of entries' titles
  uint64_t links = 0;      // every link's target, in order
  uint64_t code = 0;       // code, math and HTML, byte for byte
};

DigestSignature SignatureOf(const Document& document);

// Whether `after` differs from `before` in no other parts than those that `allowed` names.
bool ChangesOnly(const DigestSignature& before, const DigestSignature& after, FixChanges allowed);

}  // namespace digestlint
