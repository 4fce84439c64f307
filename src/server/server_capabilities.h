// What the server says at initialize that it can do.
#pragma once

#include "server/client_capabilities.h"
#include "server/protocol.h"

namespace digestlint {

// Checks all digests of the workspace's folders; for clients that do not pull diagnostics.
inline constexpr const char* kCheckWorkspaceCommand = "digestlint.checkWorkspace";

// ServerCapabilities. `options` are the initializationOptions, whatever their form.
LspJson ServerCapabilities(const ClientCapabilities& client, const LspJson& options);

}  // namespace digestlint
