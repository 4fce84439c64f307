// Whose link an entry carries, by the words of its address.
//
// The address of a repository, a post or a page often spells what it is about. Where the words of
// an entry's address are missing from the entry and stand in the title of another one, the link
// belongs to that one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/document.h"

namespace digestlint {

struct ForeignLink {
  uint32_t entry = 0;    // carries the link
  uint32_t owner = 0;    // its title has the words
  std::string words;     // as evidence: "dense, passage, retrieval"
  bool swapped = false;  // the owner carries the entry's link in turn; such a pair is told once
};

// In the order of the entries.
std::vector<ForeignLink> FindForeignLinks(const Document& document);

}  // namespace digestlint
