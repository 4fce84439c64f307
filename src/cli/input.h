// Reading what a command was pointed at.
#pragma once

#include <string>
#include <vector>

#include "files/read_file.h"

namespace digestlint {

struct Input {
  std::string path;     // as the user should read it
  std::string text;     // whatever its encoding, but not binary
  std::string error;    // "path: what; what to do", or empty
  FileVersion version;  // of the file that was read
  bool is_stdin = false;
};

// The inputs that `paths` name, in their order: files, folders' files, "-" for standard input. An
// empty list means standard input where `stdin_filename` says so, else the current folder. `errors`
// receives a message per path that cannot be used.
std::vector<std::string> ExpandPaths(const std::vector<std::string>& paths,
                                     const std::string& stdin_filename,
                                     std::vector<std::string>& errors);

// Reads one of them; `stdin_filename` is what standard input is called.
Input ReadInput(const std::string& path, const std::string& stdin_filename);

}  // namespace digestlint
