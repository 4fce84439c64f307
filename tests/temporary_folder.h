// A folder for the tests of one case.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

#include "files/file_list.h"

namespace digestlint {

// A folder of its own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "digestlint-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  void Write(const std::string& name, const std::string& text = "") const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }

  // Empty where there is no such file.
  std::string Read(const std::string& name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  void Link(const std::string& target, const std::string& name) const {
    std::filesystem::create_symlink(target, path_ / name);
  }

  // What FindFiles finds in the folder `name`, without the folder's own path.
  std::vector<std::string> Find(const std::string& name = "") const {
    const std::string folder = *this / name;
    std::vector<std::string> names;
    const FileList list = FindFiles({folder});
    for (const std::string& file : list.files) {
      names.push_back(file.substr(folder.size() + (folder.ends_with('/') ? 0 : 1)));
    }
    for (const std::string& error : list.errors) names.push_back("error: " + error);
    return names;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace digestlint
