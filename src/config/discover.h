// Finding the configuration that is in force in a folder.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace digestlint {

inline constexpr const char* kConfigNames[] = {"digestlint.toml", ".digestlint.toml"};

class ConfigFinder {
 public:
  // The absolute path of the nearest digestlint.toml or .digestlint.toml in `folder` (absolute) or
  // above it, up to the root of its repository (the folder that holds .git), or of the file system;
  // empty: there is none. Both in one folder are an error. Remembers what it found.
  std::string Find(const std::string& folder, std::vector<std::string>& errors);

 private:
  std::map<std::string, std::string> known_;  // by folder
};

// A file's path as a user in the current folder would write it.
std::string RelativeToHere(const std::string& absolute);

}  // namespace digestlint
