#include "server/message_stream.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "server/descriptor.h"
#include "text/ascii.h"

namespace digestlint {
namespace {

std::string_view TrimBlanks(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// The length that the header tells; false where it tells none.
bool ReadLength(std::string_view header, size_t& length) {
  while (!header.empty()) {
    const size_t end = std::min(header.find('\n'), header.size());
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    // Behind a message whose length was wrong, its rest stands before the name.
    constexpr std::string_view kName = "content-length:";
    const size_t name = FindIgnoringCase(line, kName);
    if (name == std::string_view::npos) continue;
    const std::string_view value = TrimBlanks(line.substr(name + kName.size()));
    const auto [next, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    return error == std::errc() && next == value.data() + value.size() && !value.empty();
  }
  return false;
}

}  // namespace

bool MessageReader::Fill() {
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  constexpr size_t kStep = 64 << 10;
  const size_t old = buffer_.size();
  buffer_.resize(old + kStep);
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, buffer_.data() + old, kStep);
  } while (count < 0 && CanRetryRead(descriptor_));
  buffer_.resize(old + static_cast<size_t>(std::max<ssize_t>(count, 0)));
  return count > 0;
}

bool MessageReader::Skip(size_t count) {
  while (buffer_.size() - at_ < count) {
    count -= buffer_.size() - at_;
    at_ = buffer_.size();
    if (!Fill()) return false;
  }
  at_ += count;
  return true;
}

ReadStatus MessageReader::Read(std::string& message) {
  // The header ends with an empty line; a bare LF is taken for one too.
  size_t header_end = std::string::npos, header_size = 0;
  while (true) {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const size_t crlf = rest.find("\r\n\r\n"), lf = rest.find("\n\n");
    if (crlf != std::string_view::npos || lf != std::string_view::npos) {
      header_end = std::min(crlf, lf);
      header_size = header_end + (crlf < lf ? 4 : 2);
      break;
    }
    if (rest.size() > kMaxHeaderBytes) {
      at_ = buffer_.size();
      message = "a header without end";
      return ReadStatus::kSkipped;
    }
    if (!Fill()) return ReadStatus::kEnd;
  }
  size_t length = 0;
  const bool good = ReadLength(std::string_view(buffer_).substr(at_, header_end), length);
  at_ += header_size;
  if (!good) {
    message = "a header without Content-Length";
    return ReadStatus::kSkipped;
  }
  if (length > kMaxMessageBytes) {
    message = fmt::format("a message of {} bytes, at most {} are read", length, kMaxMessageBytes);
    return Skip(length) ? ReadStatus::kSkipped : ReadStatus::kEnd;
  }
  while (buffer_.size() - at_ < length) {
    if (!Fill()) return ReadStatus::kEnd;
  }
  message = buffer_.substr(at_, length);
  at_ += length;
  if (at_ == buffer_.size() && buffer_.capacity() > (1 << 20)) {
    buffer_ = {};  // a large message does not keep its memory
    at_ = 0;
  }
  return ReadStatus::kMessage;
}

std::string FrameMessage(std::string_view json) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", json.size(), json);
}

}  // namespace digestlint
