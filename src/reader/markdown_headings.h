// Which lines of Markdown act as headings, and at which level, before entries are told from
// sections.
#pragma once

#include "model/document.h"

namespace digestlint {

// All of the line's text is bold, and it is more than a date or a number.
bool IsBoldLine(const Document& document, const Line& line);

// Short bold lines that stand alone before a number or a bullet become headings of a level below
// all real ones (7), where the document has two or more of them.
void PromoteBoldHeadings(Document& document);

// A numbered heading with a # too many or too few, in the middle of a series of one level: its
// number follows that of the heading before and the next one follows it. It counts as one of them.
void LevelNumberedHeadings(Document& document);

}  // namespace digestlint
