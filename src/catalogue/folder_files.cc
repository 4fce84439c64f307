#include "catalogue/folder_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace digestlint {

namespace fs = std::filesystem;

std::vector<std::string> FilesIn(const std::string& folder, std::string_view ending) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (it->path().extension() == ending && it->is_regular_file(ignored)) {
      paths.push_back(it->path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string ReadWhole(const std::string& path, size_t limit, std::vector<std::string>& errors) {
  std::ifstream in(path, std::ios::binary);
  std::string text(limit + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  if (in.bad() || !in.is_open()) {
    errors.push_back(path + ": cannot be read");
    return {};
  }
  if (text.size() > limit) {
    errors.push_back(
        fmt::format("{}: more than {} bytes, which is too long for such a file", path, limit));
    return {};
  }
  return text;
}

}  // namespace digestlint
