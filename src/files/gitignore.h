// What .gitignore files leave out, decided as git does (see "git help gitignore").
//
// Not looked at: the index (a tracked file that a pattern matches is left out), core.excludesFile
// and core.ignoreCase. A .gitignore that cannot be read or is a symbolic link counts as empty.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "files/glob.h"

namespace digestlint {

enum class IgnoreVerdict { kNoMatch, kExcluded, kIncluded };

// The patterns of one .gitignore or exclude file.
class GitignoreFile {
 public:
  GitignoreFile() = default;
  explicit GitignoreFile(std::string_view text);

  // What the last pattern that matches says. `path` is relative to the folder that the file is
  // for. A symbolic link is not a folder. Whether a folder above `path` is excluded is for the
  // caller to check.
  IgnoreVerdict Check(std::string_view path, bool is_folder) const;

 private:
  struct Pattern {
    Glob glob;
    bool includes = false;      // "!pattern"
    bool folders_only = false;  // "pattern/"
    bool name_only = false;     // no other slash: matches the last name of the path
  };

  static void AppendPattern(std::string_view line, std::vector<Pattern>& patterns);

  std::vector<Pattern> patterns_;
};

// The ignore files in force in one folder while a search goes down and up. Starts at a folder with
// those above it, from the root of the repository (the nearest folder that holds .git) on; without
// a repository, with the folder's own. Entering a repository inside the repository begins anew.
class IgnoreStack {
 public:
  // `folder` must be absolute, without "." and "..".
  explicit IgnoreStack(const std::string& folder);

  // Goes down to the folder `name` of the present folder, and back up.
  void Enter(std::string_view name);
  void Leave();

  // Whether the entry `name` of the present folder is excluded. An excluded folder must not be
  // entered: nothing in it can be included again.
  bool Excludes(std::string_view name, bool is_folder) const;

 private:
  struct Level {
    size_t folder_size = 0;  // the bytes of folder_ that are this level's folder, with its "/"
    GitignoreFile gitignore;
    GitignoreFile exclude;  // .git/info/exclude; empty unless starts_repository
    bool starts_repository = false;
  };

  void PushLevel();

  std::string folder_;  // the present folder, with "/" at its end
  std::vector<Level> levels_;
};

}  // namespace digestlint
