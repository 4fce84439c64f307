#include "cli/input.h"

#include "files/file_list.h"
#include "files/read_file.h"

namespace digestlint {

std::vector<std::string> ExpandPaths(const std::vector<std::string>& paths,
                                     const std::string& stdin_filename,
                                     std::vector<std::string>& errors) {
  std::vector<std::string> inputs, pending;
  const auto expand = [&] {
    if (pending.empty()) return;
    FileList list = FindFiles(pending);
    inputs.insert(inputs.end(), list.files.begin(), list.files.end());
    errors.insert(errors.end(), list.errors.begin(), list.errors.end());
    pending.clear();
  };
  for (const std::string& path : paths) {
    if (path != "-") {
      pending.push_back(path);
      continue;
    }
    expand();
    inputs.push_back(path);
  }
  if (paths.empty() && !stdin_filename.empty()) return {"-"};
  if (paths.empty()) pending.emplace_back(".");
  expand();
  return inputs;
}

Input ReadInput(const std::string& path, const std::string& stdin_filename) {
  const bool standard_input = path == "-";
  Input input;
  input.is_stdin = standard_input;
  input.path = !standard_input ? path : stdin_filename.empty() ? "<stdin>" : stdin_filename;
  FileContents contents = standard_input ? ReadStandardInput() : ReadFile(path);
  std::string error =
      contents.error.empty() ? DescribeEncodingError(contents.text) : contents.error;
  if (!error.empty()) {
    input.error = input.path + ": " + error;
  } else {
    input.text = std::move(contents.text);
    input.version = contents.version;
  }
  return input;
}

}  // namespace digestlint
