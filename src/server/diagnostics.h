// Findings as the diagnostics of the protocol.
#pragma once

#include "server/open_document.h"
#include "server/protocol.h"

namespace digestlint {

// With the rule as code, its page, tags (unnecessary: what may be deleted) and related places.
LspJson DiagnosticJson(const Finding& finding, const Analysis& analysis, const std::string& uri);

LspJson DiagnosticsJson(const Analysis& analysis, const std::string& uri);

}  // namespace digestlint
