// What the digests of a folder have in common, for a configuration that suits them.
#pragma once

#include <string>

namespace digestlint {

struct FolderHabits {
  size_t files = 0;     // that were read
  size_t digests = 0;   // among them
  size_t chinese = 0;   // digests
  size_t english = 0;   // digests
  size_t entries = 0;   // of all digests
  size_t numbered = 0;  // entries
  size_t linked = 0;    // entries
};

// Reads no more files than is needed to know.
FolderHabits ReadFolderHabits(const std::string& folder);

// A digestlint.toml with comments, suited to them.
std::string ConfigFor(const FolderHabits& habits);

}  // namespace digestlint
