#include "files/replace_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>

#include "files/file_descriptor.h"

namespace digestlint {
namespace {

std::string Failure(std::string_view what, int error) {
  return fmt::format("not repaired: {} ({}); the file is as it was", what,
                     std::generic_category().message(error));
}

std::string Refusal(std::string_view why) {
  return fmt::format("not repaired: {}; the file is as it was", why);
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

// A new file beside the target that is deleted unless it took the target's place.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& target)
      : path_(target + ".digestlint-XXXXXX"), file_(::mkostemp(path_.data(), O_CLOEXEC)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (file_.get() >= 0 || closed_) ::unlink(path_.c_str());
  }

  FileDescriptor& file() { return file_; }

  bool Write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t count = ::write(file_.get(), text.data(), text.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      text.remove_prefix(static_cast<size_t>(count));
    }
    return true;
  }

  // The owner first: changing it may clear bits of the mode.
  bool TakeOwnerAndMode(const struct stat& from) {
    struct stat mine = {};
    if (::fstat(file_.get(), &mine) != 0) return false;
    if ((mine.st_uid != from.st_uid || mine.st_gid != from.st_gid) &&
        ::fchown(file_.get(), from.st_uid, from.st_gid) != 0) {
      return false;
    }
    return ::fchmod(file_.get(), from.st_mode & 07777) == 0;
  }

  bool Finish() {
    closed_ = true;
    return ::fsync(file_.get()) == 0 && file_.Close() == 0;
  }

  bool RenameTo(const std::string& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) return false;
    closed_ = false;
    return true;
  }

 private:
  std::string path_;
  FileDescriptor file_;
  bool closed_ = false;  // but not yet renamed
};

void SyncFolderOf(const std::string& path) {
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const FileDescriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot sync a folder; the rename is done all the same.
  if (file.get() >= 0) static_cast<void>(::fsync(file.get()));
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

}  // namespace digestlint
