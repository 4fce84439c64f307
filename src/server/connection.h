// What the server says, as messages of JSON-RPC 2.0.
#pragma once

#include <string>

#include "server/protocol.h"

namespace digestlint {

// JSON-RPC 2.0 and LSP 3.17, "ErrorCodes".
enum ErrorCode {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kInternalError = -32603,
  kServerNotInitialized = -32002,
  kServerCancelled = -32802,
  kRequestCancelled = -32800,
};

class Connection {
 public:
  // Writes to the file descriptor, which stays the caller's.
  explicit Connection(int output) : output_(output) {}

  void Answer(const LspJson& id, LspJson result);
  void Refuse(const LspJson& id, int code, const std::string& message);
  void Notify(const char* method, LspJson params);
  // A request to the client. Its answer comes with the other messages.
  void Ask(const std::string& id, const char* method, LspJson params);

  // For the client's log.
  void Log(const std::string& message);

  // Nobody reads any more.
  bool broken();

 private:
  void Send(LspJson message);

  int output_;
  bool broken_ = false;
};

}  // namespace digestlint
