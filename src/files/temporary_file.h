// A new file beside the one that it is to become.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>

#include "files/file_descriptor.h"

namespace digestlint {

// Deleted at the end unless it took its target's place. Functions that return false leave the
// reason in errno.
class TemporaryFile {
 public:
  // In the target's folder, readable by the owner only. file().get() is -1 where that failed.
  explicit TemporaryFile(const std::string& target);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  FileDescriptor& file() { return file_; }

  bool Write(std::string_view text);  // all of it
  bool TakeOwnerAndMode(const struct stat& from);
  bool TakeUsualMode();  // that of any new file: as the process's umask says

  // Syncs and closes it.
  bool Finish();

  // After Finish: takes the place of the file that is there.
  bool RenameTo(const std::string& target);
  // After Finish: takes the target's name, which must be free (EEXIST).
  bool LinkTo(const std::string& target) const;

 private:
  std::string path_;
  FileDescriptor file_;
  bool closed_ = false;  // but not yet renamed
};

// Makes a rename in the file's folder last.
void SyncFolderOf(const std::string& path);

}  // namespace digestlint
