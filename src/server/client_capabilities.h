// What the client says at initialize that it can do.
#pragma once

#include "server/position_map.h"
#include "server/protocol.h"

namespace digestlint {

struct ClientCapabilities {
  // The first that is known in the client's order, which is its preference; UTF-16 is what all
  // know.
  PositionEncoding encoding = PositionEncoding::kUtf16;
  bool pulls_diagnostics = false;
  bool watches_files = false;  // it can tell of changed files
};

// Of InitializeParams; what has another form than the protocol's counts as missing.
ClientCapabilities ReadClientCapabilities(const LspJson& params);

}  // namespace digestlint
