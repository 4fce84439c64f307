// Which files have changed since a revision, and how they were then.
#pragma once

#include <map>
#include <string>

namespace digestlint {

struct GitChanges {
  std::string root;  // of the work tree, absolute, without symbolic links
  std::string base;  // the commit that is compared with: where the revision and HEAD parted
  // By path below the root, absolute, without symbolic links: the file's path in `base`, from the
  // root; empty where it was not there. Files of the work tree that were added, modified or
  // renamed, committed or not, and new files that no .gitignore names. Deleted ones are not among
  // them.
  std::map<std::string, std::string> files;
  std::string warning;  // one line; empty: none
  std::string error;    // one line that says what to do; then nothing else is filled in
};

// `folder` is absolute and in the repository; `revision` is anything that git understands.
GitChanges FindChanges(const std::string& folder, const std::string& revision);

struct EarlierText {
  std::string text;
  std::string error;  // one line
};

// The file as it was in the base. Thread-safe.
EarlierText TextAtBase(const GitChanges& changes, const std::string& path);

}  // namespace digestlint
