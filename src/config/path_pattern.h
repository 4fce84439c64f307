// Which files a setting is for: globs as .gitignore files write them (files/glob.h), relative to a
// folder.
//
//   drafts/**     what lies below drafts          *.txt     files of that name anywhere
//   drafts        a file or folder of that name anywhere, with all below it
//   2024/*.md     from the folder on, because it has a slash; /drafts does too
//
// Unlike there, a pattern cannot take back what another one matched ("!").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "files/glob.h"

namespace digestlint {

class PathPattern {
 public:
  explicit PathPattern(std::string_view text);

  // What is wrong with a pattern and what to write instead; empty: nothing.
  static std::string Problem(std::string_view text);

  // Whether the file at `path`, relative to the folder, or a folder above it, matches.
  bool Matches(std::string_view path) const;

  // The one path that it can match, from the folder on; empty where it can match several.
  std::string_view PlainPath() const;

  const std::string& text() const { return text_; }

 private:
  std::string text_;
  Glob glob_;
  bool anywhere_ = false;      // matches a name in any folder
  bool folders_only_ = false;  // "drafts/"
};

bool AnyMatches(const std::vector<PathPattern>& patterns, std::string_view path);

// The part of an absolute path that lies below an absolute folder; empty where it does not.
std::string_view BelowFolder(std::string_view path, std::string_view folder);

// `path` made absolute from the current folder, without ".", ".." and "//"; links are not followed.
std::string AbsolutePath(const std::string& path);

}  // namespace digestlint
