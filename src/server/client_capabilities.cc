#include "server/client_capabilities.h"

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

}  // namespace

ClientCapabilities ReadClientCapabilities(const LspJson& params) {
  const LspJson& capabilities = At(params, "capabilities");
  ClientCapabilities client;
  const LspJson& encodings = At(At(capabilities, "general"), "positionEncodings");
  if (encodings.is_array()) {
    for (const LspJson& each : encodings) {
      if (!each.is_string()) continue;
      const auto known = FindPositionEncoding(each.get_ref<const std::string&>());
      if (!known) continue;
      client.encoding = *known;
      break;
    }
  }
  const LspJson& text = At(capabilities, "textDocument");
  client.pulls_diagnostics = text.is_object() && text.contains("diagnostic");
  const LspJson& watched = At(At(capabilities, "workspace"), "didChangeWatchedFiles");
  client.watches_files = At(watched, "dynamicRegistration") == true;
  return client;
}

}  // namespace digestlint
