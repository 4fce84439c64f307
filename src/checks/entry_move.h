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

// The edits that delete an entry and number its section, or with running numbers the issue, anew.
// Nothing where a person has to do it, as above.
std::optional<std::vector<Edit>> RemoveEntry(const Document& document, const Numbering& numbering,
                                             uint32_t entry);

// Deletes whole lines of the file, [first, end) of the document's, with the empty lines behind
// them. Nothing where these hold other lines of the document as well.
std::vector<Edit> RemoveLines(const Document& document, uint32_t first, uint32_t end);

}  // namespace digestlint
