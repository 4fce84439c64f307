// Requests about one open text, textDocument/… of the protocol.
#pragma once

#include <functional>
#include <string>

#include "server/client_capabilities.h"
#include "server/workspace.h"

namespace digestlint {

class TextRequests {
 public:
  // `is_cancelled` tells of the request that is being answered. All must outlive this.
  TextRequests(Workspace& workspace, const ClientCapabilities& client,
               std::function<bool()> is_cancelled)
      : workspace_(workspace),
        documents_(workspace.documents()),
        client_(client),
        is_cancelled_(std::move(is_cancelled)) {}

  static bool Know(const std::string& method);

  // `method` must be known. Throws nlohmann::json::exception where `params` have another form than
  // the protocol's, and NotOpen.
  LspJson Answer(const std::string& method, const LspJson& params);

 private:
  using Request = LspJson (TextRequests::*)(const LspJson& params);
  static Request Find(const std::string& method);

  LspJson Diagnostic(const LspJson& params);
  LspJson CodeAction(const LspJson& params);
  LspJson Formatting(const LspJson& params);
  LspJson Symbols(const LspJson& params);
  LspJson Folding(const LspJson& params);
  LspJson Links(const LspJson& params);
  LspJson Hover(const LspJson& params);
  LspJson Complete(const LspJson& params);

  Workspace& workspace_;
  Documents& documents_;
  const ClientCapabilities& client_;
  std::function<bool()> is_cancelled_;
};

}  // namespace digestlint
