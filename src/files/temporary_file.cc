#include "files/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace digestlint {

TemporaryFile::TemporaryFile(const std::string& target)
    : path_(target + ".digestlint-XXXXXX"), file_(::mkostemp(path_.data(), O_CLOEXEC)) {}

TemporaryFile::~TemporaryFile() {
  if (file_.get() >= 0 || closed_) ::unlink(path_.c_str());
}

bool TemporaryFile::Write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file_.get(), text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

// The owner first: changing it may clear bits of the mode.
bool TemporaryFile::TakeOwnerAndMode(const struct stat& from) {
  struct stat mine = {};
  if (::fstat(file_.get(), &mine) != 0) return false;
  if ((mine.st_uid != from.st_uid || mine.st_gid != from.st_gid) &&
      ::fchown(file_.get(), from.st_uid, from.st_gid) != 0) {
    return false;
  }
  return ::fchmod(file_.get(), from.st_mode & 07777) == 0;
}

// The mask can be read only by setting it. No other thread makes files.
bool TemporaryFile::TakeUsualMode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return ::fchmod(file_.get(), 0666 & ~mask) == 0;
}

bool TemporaryFile::Finish() {
  closed_ = true;
  return ::fsync(file_.get()) == 0 && file_.Close() == 0;
}

bool TemporaryFile::RenameTo(const std::string& target) {
  if (::rename(path_.c_str(), target.c_str()) != 0) return false;
  closed_ = false;
  return true;
}

bool TemporaryFile::LinkTo(const std::string& target) const {
  if (::link(path_.c_str(), target.c_str()) == 0) return true;
  if (errno == EEXIST) return false;
  // Some file systems have no links.
  return ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0;
}

void SyncFolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const FileDescriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot sync a folder; the rename is done all the same.
  if (file.get() >= 0) static_cast<void>(::fsync(file.get()));
}

}  // namespace digestlint
