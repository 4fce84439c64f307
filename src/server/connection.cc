#include "server/connection.h"

#include <unistd.h>

#include <utility>

#include "server/descriptor.h"
#include "server/message_stream.h"

namespace digestlint {

void Connection::Send(LspJson message) {
  message["jsonrpc"] = "2.0";
  // Texts may hold what is not UTF-8.
  const std::string frame =
      FrameMessage(message.dump(-1, ' ', false, LspJson::error_handler_t::replace));
  for (std::string_view rest = frame; !rest.empty() && !broken_;) {
    const ssize_t count = ::write(output_, rest.data(), rest.size());
    if (count < 0 && CanRetryWrite(output_)) continue;
    broken_ = count <= 0;
    if (!broken_) rest.remove_prefix(static_cast<size_t>(count));
  }
}

bool Connection::broken() {
  broken_ = broken_ || IsHungUp(output_);
  return broken_;
}

void Connection::Answer(const LspJson& id, LspJson result) {
  Send({{"id", id}, {"result", std::move(result)}});
}

void Connection::Refuse(const LspJson& id, int code, const std::string& message) {
  Send({{"id", id}, {"error", {{"code", code}, {"message", message}}}});
}

void Connection::Notify(const char* method, LspJson params) {
  Send({{"method", method}, {"params", std::move(params)}});
}

void Connection::Ask(const std::string& id, const char* method, LspJson params) {
  LspJson message = {{"id", id}, {"method", method}};
  if (!params.is_null()) message["params"] = std::move(params);
  Send(std::move(message));
}

void Connection::Log(const std::string& message) {
  Notify("window/logMessage", {{"type", 2}, {"message", message}});
}

}  // namespace digestlint
