// What a place says when the pointer rests on it.
#pragma once

#include <vector>

#include "server/open_document.h"
#include "server/protocol.h"

namespace digestlint {

// On a finding: its rule's page. On a link: what it leads to, and where else in the open digests
// (`others`, which may hold the document itself) the same page stands. Null: nothing.
// `markdown`: with marks.
LspJson HoverJson(const Analysis& analysis, uint32_t offset, const OpenDocument& document,
                  const std::vector<OpenDocument*>& others, bool markdown);

}  // namespace digestlint
