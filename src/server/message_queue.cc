#include "server/message_queue.h"

#include <thread>
#include <utility>

#include "server/lone_surrogates.h"

namespace digestlint {
namespace {

constexpr size_t kMaxWaiting = 1000;  // messages; then reading waits
constexpr size_t kMaxWaitingBytes = 16 << 20;

// Values of JSON in a message; each takes 16 bytes and more. The texts that they may hold are not
// limited by this.
constexpr size_t kMaxValues = 1 << 20;

// Deeper nesting is no message, and costs the parser's stack.
constexpr int kMaxDepth = 200;

Incoming Parse(ReadStatus status, const std::string& text) {
  Incoming incoming;
  incoming.status = status;
  incoming.bytes = text.size();
  if (status == ReadStatus::kSkipped) incoming.problem = text;
  if (status != ReadStatus::kMessage) return incoming;
  bool too_much = false;
  size_t values = 0;
  const auto watch = [&](int depth, LspJson::parse_event_t, LspJson&) {
    too_much = too_much || depth > kMaxDepth || ++values > kMaxValues;
    return !too_much;
  };
  incoming.message = LspJson::parse(text, watch, false);
  if (!too_much && incoming.message.is_discarded()) {
    incoming.message = LspJson::parse(WithoutLoneSurrogates(text), watch, false);
  }
  incoming.is_json = !too_much && !incoming.message.is_discarded();
  if (!incoming.is_json)
    incoming.problem = too_much ? "JSON too deep, or of too many values" : "no JSON";
  return incoming;
}

bool IsCancel(const Incoming& incoming) {
  if (!incoming.is_json || !incoming.message.is_object()) return false;
  const auto method = incoming.message.find("method");
  const auto params = incoming.message.find("params");
  return method != incoming.message.end() && *method == "$/cancelRequest" &&
         params != incoming.message.end() && params->is_object() && params->contains("id");
}

bool HasId(const Incoming& incoming, const LspJson& id) {
  if (!incoming.is_json || !incoming.message.is_object()) return false;
  const auto own = incoming.message.find("id");
  return own != incoming.message.end() && *own == id && incoming.message.contains("method");
}

}  // namespace

MessageQueue::MessageQueue(int descriptor) : shared_(std::make_shared<Shared>(descriptor)) {
  std::thread([shared = shared_] { Read(*shared); }).detach();
}

MessageQueue::~MessageQueue() {
  const std::lock_guard lock(shared_->mutex);
  shared_->closed = true;
  shared_->changed.notify_all();
}

void MessageQueue::Read(Shared& shared) {
  while (true) {
    std::string text;
    const ReadStatus status = shared.reader.Read(text);
    Incoming incoming = Parse(status, text);
    std::unique_lock lock(shared.mutex);
    if (IsCancel(incoming)) {
      const LspJson& id = incoming.message["params"]["id"];
      for (Incoming& each : shared.waiting) each.cancelled |= HasId(each, id);
      shared.present_cancelled |= !id.is_null() && id == shared.present;
    }
    shared.changed.wait(lock, [&] {
      const bool is_full = shared.waiting.size() >= kMaxWaiting ||
                           (shared.bytes > 0 && shared.bytes + incoming.bytes > kMaxWaitingBytes);
      return !is_full || shared.closed;
    });
    if (shared.closed) return;
    shared.bytes += incoming.bytes;
    shared.waiting.push_back(std::move(incoming));
    shared.changed.notify_all();
    if (status == ReadStatus::kEnd) return;
  }
}

Incoming MessageQueue::Pop() {
  std::unique_lock lock(shared_->mutex);
  shared_->changed.wait(lock, [this] { return !shared_->waiting.empty(); });
  Incoming incoming = std::move(shared_->waiting.front());
  shared_->waiting.pop_front();
  shared_->bytes -= incoming.bytes;
  const bool is_request = incoming.is_json && incoming.message.is_object() &&
                          incoming.message.contains("id") && incoming.message.contains("method");
  shared_->present = is_request ? incoming.message["id"] : LspJson();
  shared_->present_cancelled = incoming.cancelled;
  shared_->changed.notify_all();
  return incoming;
}

bool MessageQueue::IsCancelled() {
  const std::lock_guard lock(shared_->mutex);
  return shared_->present_cancelled;
}

bool MessageQueue::idle() {
  const std::lock_guard lock(shared_->mutex);
  return shared_->waiting.empty() || shared_->waiting.front().status == ReadStatus::kEnd;
}

}  // namespace digestlint
