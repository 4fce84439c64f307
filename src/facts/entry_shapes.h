// Of what parts an entry consists and in which order they stand.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace digestlint {

struct EntryShape {
  uint32_t text_line = kNone;  // the first line with a summary: the title's own line or a later one
  uint32_t link_line = kNone;  // the first link line below the title
  bool has_more = false;       // a picture or a line all in bold below the title
};

// One for each entry, in their order. A summary is text besides title and links; on the title's
// line a few letters are enough; others must be no link line, or end like a sentence.
std::vector<EntryShape> FindEntryShapes(const Document& document);

// The text before the first link of a link line, without blanks and marks at its end: 论文链接 in
// “论文链接：https://…”.
std::string_view LinkLabel(const Document& document, const Line& line);

// Whether the two entries are written as the same kind of line: both headings of one level, both
// bullets, both rows.
bool IsSameKind(const Document& document, const Entry& a, const Entry& b);

}  // namespace digestlint
