// An open file that closes itself.
#pragma once

#include <unistd.h>

namespace digestlint {

class FileDescriptor {
 public:
  explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() { Close(); }

  int get() const { return descriptor_; }  // negative when opening failed

  // What close(2) returns; a network file system may tell only here that a write failed.
  int Close() {
    const int descriptor = descriptor_;
    descriptor_ = -1;
    return descriptor < 0 ? 0 : ::close(descriptor);
  }

 private:
  int descriptor_;
};

}  // namespace digestlint
