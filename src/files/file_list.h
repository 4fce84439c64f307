// From the paths of the command line to the files to check.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace digestlint {

// The path that means standard input.
inline constexpr std::string_view kStandardInput = "-";

struct FileList {
  std::vector<std::string> files;  // as the user wrote the path, plus what lies below it; sorted
                                   // within each folder; a file with several paths comes once, by
                                   // the first of them
  std::vector<std::string>
      errors;  // one message per path that cannot be used: "path: what; do this"
};

// A file that is named is taken whatever its name. A folder is searched for .md, .markdown and .txt
// (any case); in it, what a .gitignore file excludes (in the folder, below it, or above it up to
// the repository's root, plus .git/info/exclude) and hidden folders (.git, .cache) are left out.
// A folder that is named is searched even when it is hidden or excluded itself; what lies below "."
// is called without it. Pipes and devices
// are left out unless named. A symbolic link to a folder is followed unless it leads back to a
// folder that is being searched; one to nothing is an error. kStandardInput stands for itself.
FileList FindFiles(const std::vector<std::string>& paths);

// The same; nothing where `gives_up`, which is asked before each folder, says so.
std::optional<FileList> FindFilesUnless(const std::vector<std::string>& paths,
                                        const std::function<bool()>& gives_up);

}  // namespace digestlint
