#include "server/message_stream.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "server/descriptor.h"
#include "text/ascii.h"

namespace digestlint {
namespace {

std::string_view TrimBlanks(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

constexpr std::string_view kName = "content-length:";
constexpr size_t kMark = 64;  // bytes: a header with a length has fewer

struct LengthLine {
  size_t begin = 0;  // of its name, in the header
  size_t length = 0;
};

// What the header tells of the length; nothing where it tells none. Behind a message whose length
// was wrong, or that was cut off, its rest stands before, maybe with another length: the last one
// counts.
std::optional<LengthLine> FindLength(std::string_view header) {
  const std::string lower = LowerAscii(header);
  for (size_t name = lower.rfind(kName); name != std::string::npos;
       name = name == 0 ? std::string::npos : lower.rfind(kName, name - 1)) {
    const std::string_view rest = header.substr(name + kName.size());
    const std::string_view value = TrimBlanks(rest.substr(0, rest.find('\n')));
    LengthLine line = {name, 0};
    const char* const end = value.data() + value.size();
    const auto [next, error] = std::from_chars(value.data(), end, line.length);
    if (error == std::errc() && next == end && !value.empty()) return line;
  }
  return std::nullopt;
}

// Where in a body another message begins, because the length was wrong: an empty line below one
// that tells a length is in no JSON. Only lines that end from `from` on are looked at. npos:
// nowhere.
size_t FindMessage(std::string_view body, size_t from) {
  constexpr size_t kHeader = 4096;  // more than any client writes
  for (size_t end = body.find('\n', from); end != std::string_view::npos;
       end = body.find('\n', end + 1)) {
    const std::string_view next = body.substr(end + 1, 2);
    if (!next.starts_with('\n') && next != "\r\n") continue;
    const size_t begin = end - std::min(end, kHeader);
    const std::string_view before = body.substr(begin, end - begin);
    const std::string_view line = TrimBlanks(before.substr(before.rfind('\n') + 1));  // 0 for npos
    if (line.find(':') == std::string_view::npos) continue;  // most are no header
    if (const auto length = FindLength(before)) return begin + length->begin;
  }
  return std::string_view::npos;
}

// How much of the end of a body is the start of the next message's header.
size_t HeaderStartAt(std::string_view body) {
  const std::string_view tail = body.substr(body.rfind('}') + 1);  // 0 for npos
  const std::string start = LowerAscii(tail.substr(0, kName.size()));
  return !start.empty() && kName.starts_with(start) ? tail.size() : 0;
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

bool MessageReader::ReadBody(size_t count, std::string* body) {
  size_t looked = 0;  // at so much of the rest
  while (true) {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const size_t whole = std::min(count, FindMessage(rest, looked));
    if (rest.size() >= whole) {
      const size_t next = HeaderStartAt(rest.substr(0, whole));
      if (body != nullptr) *body = rest.substr(0, whole - next);
      at_ += whole - next;
      return true;
    }
    looked = rest.size() - std::min<size_t>(rest.size(), 2);  // an empty line may have begun
    if (body == nullptr && looked > kMaxHeaderBytes) {
      const size_t drop = looked - kMaxHeaderBytes;
      at_ += drop;
      count -= drop;
      looked -= drop;
    }
    if (!Fill()) return false;
  }
}

ReadStatus MessageReader::Read(std::string& message) {
  if (left_ > 0 && !ReadBody(std::exchange(left_, 0), nullptr)) return ReadStatus::kEnd;
  // The header ends with an empty line; a bare LF is taken for one too.
  size_t header_end = std::string::npos, header_size = 0;
  while (true) {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const size_t crlf = rest.find("\r\n\r\n");
    const size_t lf = rest.substr(0, crlf).find("\n\n");
    if (crlf != std::string_view::npos || lf != std::string_view::npos) {
      header_end = std::min(crlf, lf);
      header_size = header_end + (crlf < lf ? 4 : 2);
      break;
    }
    if (rest.size() > kMaxHeaderBytes) {
      at_ = buffer_.size() - kMark;  // the next one may have begun
      message = "a header without end";
      return ReadStatus::kSkipped;
    }
    if (!Fill()) return ReadStatus::kEnd;
  }
  const auto told = FindLength(std::string_view(buffer_).substr(at_, header_end));
  at_ += header_size;
  if (!told) {
    message = "a header without Content-Length";
    return ReadStatus::kSkipped;
  }
  if (told->length > kMaxMessageBytes) {
    message =
        fmt::format("a message of {} bytes, at most {} are read", told->length, kMaxMessageBytes);
    left_ = told->length;
    return ReadStatus::kSkipped;
  }
  if (!ReadBody(told->length, &message)) return ReadStatus::kEnd;
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
