// Markdown to lines, by md4c (CommonMark with tables and math).
#pragma once

#include "model/document.h"

namespace digestlint {

// Fills front matter, lines, runs, links and cells of `document`, whose text is set. Headings,
// lists, tables and code are marked as the parser sees them; nothing is inferred.
void ReadMarkdownLines(Document& document);

}  // namespace digestlint
