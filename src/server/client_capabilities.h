// What the client says at initialize that it can do.
#pragma once

#include <string>
#include <vector>

#include "server/diagnostics.h"
#include "server/position_map.h"
#include "server/protocol.h"

namespace digestlint {

struct ClientCapabilities {
  // The first encoding that is known in the client's order, which is its preference; UTF-16 is what
  // all know. Lines as the client is known to count them, or as "loneCrEndsLine" among its options
  // says.
  PositionRules positions;
  bool pulls_diagnostics = false;
  bool refreshes_diagnostics = false;  // it pulls anew when it is asked to
  bool watches_files = false;          // it can tell of changed files
  bool shows_progress = false;
  bool document_changes = false;     // it knows edits of a version
  bool creates_files = false;        // edits may, of a version as well
  bool symbol_trees = false;         // it knows symbols below symbols
  bool markdown_hover = true;        // it prefers Markdown, or does not say
  DiagnosticForm diagnostics;        // what it can show of a finding; all where it does not say
  std::vector<std::string> folders;  // of the workspace, absolute
};

// Of InitializeParams; what has another form than the protocol's counts as missing.
ClientCapabilities ReadClientCapabilities(const LspJson& params);

// The paths of WorkspaceFolder[].
std::vector<std::string> ReadFolders(const LspJson& folders);

}  // namespace digestlint
