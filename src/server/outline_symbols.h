// The digest's sections and entries, for outlines and folding.
#pragma once

#include <string>

#include "server/open_document.h"
#include "server/protocol.h"

namespace digestlint {

LspJson DocumentSymbolsJson(const Analysis& analysis);  // DocumentSymbol[], sections with entries
// SymbolInformation[], for clients that know no trees.
LspJson SymbolListJson(const Analysis& analysis, const std::string& uri);
LspJson FoldingRangesJson(const Analysis& analysis);

}  // namespace digestlint
