#include "files/read_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "files/file_descriptor.h"

namespace digestlint {
namespace {

constexpr size_t kFirstBufferBytes = size_t{64} << 10;  // where the size is not known

FileContents Failure(std::string error) {
  return {.text = {}, .error = std::move(error), .version = {}};
}

FileContents TooLarge() {
  return Failure(fmt::format("larger than {} MiB; split it or leave it out", kMaxFileBytes >> 20));
}

FileContents SystemFailure(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Failure("no such file; check its path");
    case EACCES:
    case EPERM:
      return Failure("no permission to read it; change its permissions or leave it out");
    case EISDIR:
      return Failure("a folder, not a file; name the files in it");
    default:
      return Failure(fmt::format("cannot be read ({}); try again or leave it out",
                                 std::generic_category().message(error)));
  }
}

// Empty when `mode` is that of a regular file.
std::string_view WhyNotRegular(mode_t mode) {
  if (S_ISREG(mode)) return {};
  if (S_ISDIR(mode)) return "a folder, not a file; name the files in it";
  if (S_ISFIFO(mode)) return "a pipe, not a file; read it from standard input instead";
  return "a device or socket, not a file; leave it out";
}

// Reads from `descriptor` to the end. `size` is the expected number of bytes, 0 when not known.
FileContents ReadToEnd(int descriptor, size_t size) {
  FileContents contents;
  std::string& text = contents.text;
  // One byte more than expected, so that the end shows without another buffer.
  text.resize(size > 0 ? size + 1 : kFirstBufferBytes);
  size_t used = 0;
  while (true) {
    const ssize_t count = ::read(descriptor, text.data() + used, text.size() - used);
    if (count == 0) break;
    if (count < 0) {
      const int error = errno;
      if (error == EINTR) continue;
      if (error != EAGAIN && error != EWOULDBLOCK) return SystemFailure(error);
      pollfd wait = {.fd = descriptor, .events = POLLIN, .revents = 0};
      ::poll(&wait, 1, -1);
      continue;
    }
    used += static_cast<size_t>(count);
    if (used > kMaxFileBytes) return TooLarge();
    if (used == text.size()) text.resize(std::min(used * 2, kMaxFileBytes + 1));
  }
  text.resize(used);
  return contents;
}

int64_t Nanoseconds(const timespec& time) {
  return static_cast<int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

FileVersion VersionOf(const struct stat& status) {
  return {static_cast<uint64_t>(status.st_dev), static_cast<uint64_t>(status.st_ino),
          static_cast<uint64_t>(status.st_size), Nanoseconds(status.st_mtim),
          Nanoseconds(status.st_ctim)};
}

FileContents ReadFile(const std::string& path) {
  // Without O_NONBLOCK, opening a pipe would wait for its writer.
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.get() < 0) {
    if (errno == ENXIO) return Failure(std::string(WhyNotRegular(S_IFSOCK)));
    return SystemFailure(errno);
  }
  struct stat status = {};
  if (::fstat(file.get(), &status) != 0) return SystemFailure(errno);
  const std::string_view why_not = WhyNotRegular(status.st_mode);
  if (!why_not.empty()) return Failure(std::string(why_not));
  const auto size = static_cast<size_t>(status.st_size);
  if (size > kMaxFileBytes) return TooLarge();
  FileContents contents = ReadToEnd(file.get(), size);
  contents.version = VersionOf(status);
  return contents;
}

FileContents ReadStandardInput() {
  struct stat status = {};
  if (::fstat(STDIN_FILENO, &status) != 0) {
    return Failure("standard input is closed; name a file instead");
  }
  return ReadToEnd(STDIN_FILENO, 0);
}

}  // namespace digestlint
