// The links of a text, for following them.
#pragma once

#include "server/open_document.h"
#include "server/protocol.h"

namespace digestlint {

LspJson DocumentLinksJson(const Analysis& analysis);  // of http and https

}  // namespace digestlint
