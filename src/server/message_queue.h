// Messages that wait to be answered.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "server/message_stream.h"
#include "server/protocol.h"

namespace digestlint {

struct Incoming {
  ReadStatus status = ReadStatus::kEnd;
  std::string problem;  // why it was skipped, or is no JSON
  bool is_json = false;
  bool cancelled = false;  // while it waited
  LspJson message;
  size_t bytes = 0;  // of its text
};

// A $/cancelRequest marks the request if that waits here; it is a message like others besides.
//
// Reads in a thread of its own, which may still wait for input when this ends: what both use lives
// as long as either.
class MessageQueue {
 public:
  explicit MessageQueue(int descriptor);
  ~MessageQueue();
  MessageQueue(const MessageQueue&) = delete;
  MessageQueue& operator=(const MessageQueue&) = delete;

  // Waits for one.
  Incoming Pop();
  // Whether the request that was popped last is cancelled, before that or since.
  bool IsCancelled();
  // Nothing waits but, maybe, the end.
  bool idle();

 private:
  struct Shared {
    explicit Shared(int descriptor) : reader(descriptor) {}
    MessageReader reader;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Incoming> waiting;
    size_t bytes = 0;  // of them
    LspJson present;   // the id of the request that was popped last; null: it was none
    bool present_cancelled = false;
    bool closed = false;
  };
  static void Read(Shared& shared);

  std::shared_ptr<Shared> shared_;
};

}  // namespace digestlint
