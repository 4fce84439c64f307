#include "cli/input.h"

#include <utility>

#include "files/file_list.h"
#include "files/read_file.h"
#include "text/encoding_guess.h"

namespace digestlint {

std::vector<std::string> ExpandPaths(const std::vector<std::string>& paths,
                                     const std::string& stdin_filename,
                                     std::vector<std::string>& errors) {
  if (paths.empty()) {
    if (!stdin_filename.empty()) return {std::string(kStandardInput)};
    return ExpandPaths({"."}, stdin_filename, errors);
  }
  FileList list = FindFiles(paths);
  errors.insert(errors.end(), list.errors.begin(), list.errors.end());
  return std::move(list.files);
}

Input ReadInput(const std::string& path, const std::string& stdin_filename) {
  const bool standard_input = path == kStandardInput;
  Input input;
  input.is_stdin = standard_input;
  input.path = !standard_input ? path : stdin_filename.empty() ? "<stdin>" : stdin_filename;
  FileContents contents = standard_input ? ReadStandardInput() : ReadFile(path);
  if (contents.error.empty() && IsBinary(contents.text)) {
    contents.error = "not text but binary; leave it out";
  }
  if (!contents.error.empty()) {
    input.error = input.path + ": " + contents.error;
  } else {
    input.text = std::move(contents.text);
    input.version = contents.version;
  }
  return input;
}

}  // namespace digestlint
