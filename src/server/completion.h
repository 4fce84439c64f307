// What may be written next.
#pragma once

#include <string>
#include <vector>

#include "server/open_document.h"
#include "server/protocol.h"

namespace digestlint {

// At the start of a line: the next entry's number, in the manner of the last one above. Behind "#"
// in Markdown, and at the start of a line of plain text: the headings of the series, those of
// `others` and of the digests in the document's folder.
LspJson CompletionJson(const Analysis& analysis, LspPosition place, const OpenDocument& document,
                       const std::vector<OpenDocument*>& others);

}  // namespace digestlint
