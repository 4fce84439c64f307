// Repairs that move whole entries or number them anew, for the checks that propose them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/fix.h"
#include "facts/numbering.h"
#include "model/document.h"

namespace digestlint {

// The edits that make these numbers `first`, `first` + 1, … in the manner in which each is written;
// those that are right are not touched. Nothing where a number cannot be written so.
std::optional<std::vector<Edit>> Renumber(const Document& document,
                                          const std::vector<const Number*>& numbers,
                                          uint32_t first);

// The edits that move an entry behind the last one of another section and number both sections, or
// with running numbers the issue, anew. Nothing where a person has to do it: the section is empty
// or writes its entries otherwise, thematic breaks stand between entries, or numbers count down.
std::optional<std::vector<Edit>> MoveEntry(const Document& document, const Numbering& numbering,
                                           uint32_t entry, uint32_t section);

}  // namespace digestlint
