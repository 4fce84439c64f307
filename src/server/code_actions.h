// What can be done about the findings at a place.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/config_text.h"
#include "server/diagnostics.h"
#include "server/open_document.h"
#include "server/protocol.h"

namespace digestlint {

inline constexpr const char* kFixAllKind = "source.fixAll.digestlint";

struct CodeActionRequest {
  Span range;                     // of the text
  std::vector<std::string> only;  // kinds that are asked for; empty: all
  const Baseline* baseline = nullptr;
  ConfigText config;              // for silencing in plain text
  bool document_changes = false;  // the client knows edits of a version
  DiagnosticForm form;
  std::function<bool()> is_cancelled;  // then what was found so far will do
};

// The kinds that CodeActionParams ask for.
std::vector<std::string> ReadOnlyKinds(const LspJson& params);

// For each finding at the range: its repair, all repairs of its rule, a comment or a setting that
// silences it. For the section at the range: counting its numbers anew. For the file: all safe
// repairs.
LspJson CodeActionsJson(OpenDocument& document, Configuration& configuration,
                        const CodeActionRequest& request);

}  // namespace digestlint
