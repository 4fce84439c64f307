// Reading one input whole.
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace digestlint {

// The largest file that is read: spans hold 32-bit offsets, and no digest comes near.
inline constexpr size_t kMaxFileBytes = size_t{256} << 20;

// Which version of which file was read, by its device, inode, size and times in nanoseconds. A file
// that was written or replaced since has another version.
struct FileVersion {
  uint64_t device = 0;
  uint64_t inode = 0;
  uint64_t size = 0;
  int64_t modified = 0;
  int64_t changed = 0;
  friend bool operator==(const FileVersion&, const FileVersion&) = default;
};

FileVersion VersionOf(const struct stat& status);

// What reading gives: text, or a message in one line that says what to do; never both.
struct FileContents {
  std::string text;
  std::string error;    // without the path; empty when the text was read
  FileVersion version;  // of a file that was read; all 0 for standard input
};

// Refused with a message: folders, devices and pipes other than standard input, files that cannot
// be opened, files over kMaxFileBytes.
FileContents ReadFile(const std::string& path);
FileContents ReadStandardInput();

}  // namespace digestlint
