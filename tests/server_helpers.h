// Messages to the language server, and its own.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "cli_helpers.h"
#include "server/message_stream.h"

namespace digestlint {

inline std::vector<Json> MessagesIn(std::string_view out) {
  std::vector<Json> messages;
  while (!out.empty()) {
    const size_t body = out.find("\r\n\r\n");
    REQUIRE(body != std::string_view::npos);
    const size_t size = std::stoul(std::string(out.substr(out.find(": ") + 2)));
    messages.push_back(Json::parse(out.substr(body + 4, size)));
    out.remove_prefix(body + 4 + size);
  }
  return messages;
}

inline Outcome Serve(const std::string& input) {
  Surroundings surroundings;
  surroundings.input = input;
  return RunProgram({DIGESTLINT_BINARY, "server"}, surroundings);
}

inline const std::string kStart = FrameMessage(
    R"({"jsonrpc":"2.0","id":"start","method":"initialize","params":{"capabilities":{}}})");
inline const std::string kEnd =
    FrameMessage(R"({"jsonrpc":"2.0","id":"end","method":"shutdown"})") +
    FrameMessage(R"({"jsonrpc":"2.0","method":"exit"})");

inline std::string OpenMessage(const std::string& uri, const std::string& text) {
  const Json message = {
      {"jsonrpc", "2.0"},
      {"method", "textDocument/didOpen"},
      {"params",
       {{"textDocument",
         {{"uri", uri}, {"languageId", "markdown"}, {"version", 1}, {"text", text}}}}}};
  return FrameMessage(message.dump());
}

}  // namespace digestlint
