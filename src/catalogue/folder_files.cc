#include "catalogue/folder_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "files/read_file.h"
#include "text/ascii.h"

namespace digestlint {

namespace fs = std::filesystem;

std::vector<std::string> FilesIn(const std::string& folder, std::string_view ending) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    // A link that leads nowhere is among them: reading it will tell.
    if (LowerAscii(it->path().extension().string()) == ending && !it->is_directory(ignored)) {
      paths.push_back(it->path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> FoldersIn(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (it->is_directory(ignored)) paths.push_back(it->path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string ReadWhole(const std::string& path, size_t limit, std::vector<std::string>& errors) {
  FileContents contents = ReadFile(path);
  if (!contents.error.empty()) {
    errors.push_back(path + ": " + contents.error);
    return {};
  }
  if (contents.text.size() > limit) {
    errors.push_back(
        fmt::format("{}: more than {} bytes, which is too long for such a file", path, limit));
    return {};
  }
  return std::move(contents.text);
}

}  // namespace digestlint
