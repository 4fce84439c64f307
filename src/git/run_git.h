// Asking git. It is run as a program, so that it reads repositories of any kind as their owner
// does.
#pragma once

#include <string>
#include <vector>

namespace digestlint {

struct GitOutput {
  int status = -1;  // git's exit status; 127 where there is no git, -1 where it ended otherwise
  std::string out;  // bytes of standard output
  std::string err;  // and of standard error, both in English
};

// Runs `git ARGUMENTS` in `folder`. Takes no locks, asks for nothing, runs no hooks or filters of
// the repository's own configuration. Thread-safe.
GitOutput RunGit(const std::string& folder, const std::vector<std::string>& arguments);

}  // namespace digestlint
