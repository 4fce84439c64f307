#include "server/server_capabilities.h"

#include "server/code_actions.h"

namespace digestlint {

LspJson ServerCapabilities(const ClientCapabilities& client, const LspJson& options) {
  const bool whole_workspace =
      !options.is_object() || options.value("checkWorkspace", LspJson()) != false;
  LspJson capabilities = {
      {"positionEncoding", PositionEncodingName(client.positions.encoding)},
      {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
      {"diagnosticProvider",
       {{"identifier", "digestlint"},
        {"workDoneProgress", true},
        {"interFileDependencies", false},
        {"workspaceDiagnostics", whole_workspace}}},
      {"codeActionProvider", {{"codeActionKinds", {"quickfix", kFixAllKind}}}},
      {"documentFormattingProvider", true},
      {"documentSymbolProvider", true},
      {"foldingRangeProvider", true},
      {"documentLinkProvider", {{"resolveProvider", false}}},
      {"hoverProvider", true},
      {"completionProvider", {{"triggerCharacters", {"#"}}}},
      {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}};
  if (!client.pulls_diagnostics) {
    capabilities["executeCommandProvider"] = {{"commands", {kCheckWorkspaceCommand}},
                                              {"workDoneProgress", true}};
  }
  return capabilities;
}

}  // namespace digestlint
