// From lines to the parts of a digest: headings, entries, intro and closing matter.
//
// The order of the work: headings are known (Markdown) or inferred (plain text), then the lines
// that begin an entry are marked, then sections and entries are cut out between the marks.
#pragma once

#include <cstdint>
#include <vector>

#include "model/document.h"

namespace digestlint {

enum class Mark : uint8_t { kNone, kHeading, kEntry };

// One mark per line of the document.
using Marks = std::vector<Mark>;

// Marks the entries of plain text, and turns the bare lines that are headings into headings
// (Line::kind, Line::heading_level). plain_structure.cc says how they are told apart.
Marks MarkPlainText(Document& document);

// Marks the entries and the section headings of Markdown. markdown_structure.cc says how.
Marks MarkMarkdown(Document& document);

// Fills sections, entries, title, intro, closing and the lines' roles from the marks.
void CutParts(Document& document, const Marks& marks);

// The document's language, see Language.
Language DetectLanguage(const Document& document);

}  // namespace digestlint
