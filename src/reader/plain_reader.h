// Plain text to lines. Nothing is inferred here: every line is a paragraph or a bullet.
#pragma once

#include "model/document.h"

namespace digestlint {

// Fills lines, runs and links of `document`, whose text is set.
void ReadPlainLines(Document& document);

}  // namespace digestlint
