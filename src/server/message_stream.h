// Messages of the base protocol (LSP 3.17, "Base Protocol"): a header with Content-Length, an empty
// line, and so many bytes of JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace digestlint {

inline constexpr size_t kMaxMessageBytes = size_t{64} << 20;
inline constexpr size_t kMaxHeaderBytes = 64 << 10;

enum class ReadStatus {
  kMessage,
  kSkipped,  // what came was no message, or too large; the next one can be read
  kEnd,      // nothing more comes
};

// Reads a file descriptor. Not safe for several threads.
class MessageReader {
 public:
  explicit MessageReader(int descriptor) : descriptor_(descriptor) {}

  // `message` gets the JSON, or, where it was skipped, why.
  ReadStatus Read(std::string& message);

 private:
  bool Fill();  // false at the end
  // Takes `count` bytes, or fewer where another message begins in them; false at the end. `body`
  // may be null.
  bool ReadBody(size_t count, std::string* body);

  int descriptor_;
  std::string buffer_;
  size_t at_ = 0;    // of what is read in buffer_
  size_t left_ = 0;  // of a message that is too large
};

// The message with its header.
std::string FrameMessage(std::string_view json);

}  // namespace digestlint
