// What can be done about the findings at a place.
#pragma once

#include <string>
#include <vector>

#include "server/open_document.h"
#include "server/protocol.h"

namespace digestlint {

inline constexpr const char* kFixAllKind = "source.fixAll.digestlint";

struct CodeActionRequest {
  Span range;                     // of the text
  std::vector<std::string> only;  // kinds that are asked for; empty: all
  const Baseline* baseline = nullptr;
  std::string config_file;        // absolute, for silencing in plain text; empty: there is none
  bool document_changes = false;  // the client knows edits of a version
};

// The kinds that CodeActionParams ask for.
std::vector<std::string> ReadOnlyKinds(const LspJson& params);

// For each finding at the range: its repair, all repairs of its rule, a comment or a setting that
// silences it. For the section at the range: counting its numbers anew. For the file: all safe
// repairs.
LspJson CodeActionsJson(OpenDocument& document, Configuration& configuration,
                        const CodeActionRequest& request);

}  // namespace digestlint
