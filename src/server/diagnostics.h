// Findings as the diagnostics of the protocol.
#pragma once

#include "server/open_document.h"
#include "server/protocol.h"

namespace digestlint {

// What a client can show beside the place and the message (PublishDiagnosticsClientCapabilities).
struct DiagnosticForm {
  bool pages = true;    // of the rule
  bool tags = true;     // unnecessary: what may be deleted
  bool related = true;  // places
};

LspJson DiagnosticJson(const Finding& finding, const Analysis& analysis, const std::string& uri,
                       DiagnosticForm form);

LspJson DiagnosticsJson(const Analysis& analysis, const std::string& uri, DiagnosticForm form);

}  // namespace digestlint
