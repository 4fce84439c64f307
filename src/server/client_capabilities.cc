#include "server/client_capabilities.h"

#include <algorithm>
#include <optional>

namespace digestlint {
namespace {

// The value of the key; null where there is none.
const LspJson& At(const LspJson& json, const char* key) {
  static const LspJson kNull;
  if (!json.is_object()) return kNull;
  const auto found = json.find(key);
  return found == json.end() ? kNull : *found;
}

std::string FolderOf(const LspJson& uri) {
  std::string path = PathOfUri(uri.get_ref<const std::string&>());
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

void ReadTextCapabilities(const LspJson& text, ClientCapabilities& client) {
  client.pulls_diagnostics = text.is_object() && text.contains("diagnostic");
  client.symbol_trees = At(At(text, "documentSymbol"), "hierarchicalDocumentSymbolSupport") == true;
  const LspJson& formats = At(At(text, "hover"), "contentFormat");
  if (formats.is_array() && !formats.empty()) client.markdown_hover = formats.front() == "markdown";
  const LspJson& published = At(text, "publishDiagnostics");
  if (!published.is_object()) return;
  client.diagnostics.related = At(published, "relatedInformation") == true;
  client.diagnostics.tags = At(published, "tagSupport").is_object();
  client.diagnostics.pages = At(published, "codeDescriptionSupport") == true;
}

}  // namespace

std::vector<std::string> ReadFolders(const LspJson& folders) {
  std::vector<std::string> out;
  if (!folders.is_array()) return out;
  for (const LspJson& each : folders) {
    const LspJson& uri = At(each, "uri");
    if (uri.is_string()) out.push_back(FolderOf(uri));
  }
  return out;
}

ClientCapabilities ReadClientCapabilities(const LspJson& params) {
  const LspJson& capabilities = At(params, "capabilities");
  ClientCapabilities client;
  const LspJson& encodings = At(At(capabilities, "general"), "positionEncodings");
  if (encodings.is_array()) {
    for (const LspJson& each : encodings) {
      if (!each.is_string()) continue;
      const auto known = FindPositionEncoding(each.get_ref<const std::string&>());
      if (!known) continue;
      client.positions.encoding = *known;
      break;
    }
  }
  const LspJson& lone_cr = At(At(params, "initializationOptions"), "loneCrEndsLine");
  client.positions.lone_cr_ends_line =
      lone_cr.is_boolean() ? lone_cr.get<bool>() : At(At(params, "clientInfo"), "name") != "Neovim";
  ReadTextCapabilities(At(capabilities, "textDocument"), client);
  const LspJson& workspace = At(capabilities, "workspace");
  client.refreshes_diagnostics = At(At(workspace, "diagnostics"), "refreshSupport") == true;
  client.watches_files = At(At(workspace, "didChangeWatchedFiles"), "dynamicRegistration") == true;
  const LspJson& edit = At(workspace, "workspaceEdit");
  client.document_changes = At(edit, "documentChanges") == true;
  const LspJson& operations = At(edit, "resourceOperations");
  client.creates_files =
      client.document_changes && operations.is_array() &&
      std::find(operations.begin(), operations.end(), "create") != operations.end();
  client.shows_progress = At(At(capabilities, "window"), "workDoneProgress") == true;
  client.folders = ReadFolders(At(params, "workspaceFolders"));
  const LspJson& root = At(params, "rootUri");
  if (client.folders.empty() && root.is_string()) client.folders.push_back(FolderOf(root));
  return client;
}

}  // namespace digestlint
