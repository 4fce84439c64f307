#include "files/replace_file.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>

#include "files/temporary_file.h"

namespace digestlint {
namespace {

std::string Failure(std::string_view what, int error) {
  return fmt::format("not written: {} ({}); the file is as it was", what,
                     std::generic_category().message(error));
}

std::string Refusal(std::string_view why) {
  return fmt::format("not written: {}; the file is as it was", why);
}

// Empty when the file may be replaced.
std::string WhyNotReplace(const struct stat& now, const FileVersion& seen) {
  if (!S_ISREG(now.st_mode)) return Refusal("it is no longer a regular file");
  if (VersionOf(now) != seen) return Refusal("it has changed since it was read; run again");
  if (now.st_nlink > 1) {
    return Refusal(fmt::format("it has {} hard links, which replacing it would part; copy it first",
                               now.st_nlink));
  }
  if ((now.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0) {
    return Refusal("it is read-only; change its mode first");
  }
  return "";
}

}  // namespace

std::string ReplaceFile(const std::string& path, const FileVersion& seen, std::string_view text) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         &std::free);
  if (real == nullptr) return Failure("it cannot be found again", errno);
  const std::string target = real.get();
  struct stat now = {};
  if (::stat(target.c_str(), &now) != 0) return Failure("it cannot be found again", errno);
  if (std::string why = WhyNotReplace(now, seen); !why.empty()) return why;
  TemporaryFile temporary(target);
  if (temporary.file().get() < 0) return Failure("no file can be made beside it", errno);
  if (!temporary.TakeOwnerAndMode(now)) return Failure("its owner and mode cannot be kept", errno);
  if (!temporary.Write(text) || !temporary.Finish()) return Failure("writing failed", errno);
  // Once more, directly before: an editor may have saved in between.
  if (::stat(target.c_str(), &now) != 0) return Failure("it cannot be found again", errno);
  if (std::string why = WhyNotReplace(now, seen); !why.empty()) return why;
  if (!temporary.RenameTo(target)) return Failure("it cannot be replaced", errno);
  SyncFolderOf(target);
  return "";
}

std::string CreateFile(const std::string& path, std::string_view text) {
  TemporaryFile temporary(path);
  const auto failure = [&](std::string_view what) {
    return fmt::format("not written: {} ({})", what, std::generic_category().message(errno));
  };
  if (temporary.file().get() < 0) return failure("no file can be made there");
  if (!temporary.TakeUsualMode() || !temporary.Write(text) || !temporary.Finish()) {
    return failure("writing failed");
  }
  if (!temporary.LinkTo(path)) {
    return errno == EEXIST ? "not written: it exists" : failure("writing failed");
  }
  SyncFolderOf(path);
  return "";
}

}  // namespace digestlint
