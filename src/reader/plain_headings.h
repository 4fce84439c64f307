// The headings of plain text.
#pragma once

#include <cstdint>
#include <vector>

#include "reader/structure.h"

namespace digestlint {

// Whether an entry can end with line `index`: a link line, the end of a sentence, a rule, or an
// empty line behind it.
bool EndsEntry(const Document& document, uint32_t index);

// Marks the headings of the numbered `entries` (lines, in order, marked already) and turns their
// lines into headings. plain_headings.cc says how they are told.
void MarkPlainHeadings(Document& document, const std::vector<uint32_t>& entries, Marks& marks);

}  // namespace digestlint
