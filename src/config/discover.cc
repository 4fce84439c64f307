#include "config/discover.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <system_error>

#include "config/path_pattern.h"

namespace digestlint {
namespace {

// A link that leads nowhere is there too: reading it will tell.
bool Exists(const std::string& path) {
  struct stat status = {};
  return ::lstat(path.c_str(), &status) == 0;
}

}  // namespace

std::string ConfigFinder::Find(const std::string& folder, std::vector<std::string>& errors) {
  const auto known = known_.find(folder);
  if (known != known_.end()) return known->second;
  const std::string prefix = folder.ends_with('/') ? folder : folder + '/';
  std::string found;
  for (const char* name : kConfigNames) {
    if (!Exists(prefix + name)) continue;
    if (!found.empty()) {
      errors.push_back(fmt::format("{}: there is {} too; remove one of them", RelativeToHere(found),
                                   RelativeToHere(prefix + name)));
      break;
    }
    found = prefix + name;
  }
  const size_t slash = folder.rfind('/');
  if (found.empty() && folder.size() > 1 && slash != std::string::npos &&
      !Exists(prefix + ".git")) {
    found = Find(slash == 0 ? "/" : folder.substr(0, slash), errors);
  }
  known_.emplace(folder, found);
  return found;
}

std::string RelativeToHere(const std::string& absolute) {
  std::error_code error;
  const std::string here = std::filesystem::current_path(error).string();
  if (here == "/") return absolute;
  const std::string_view below = BelowFolder(absolute, here);
  if (!below.empty()) return std::string(below);
  const std::string above =
      std::filesystem::path(absolute).lexically_relative(std::filesystem::path(here)).string();
  // "../../../../x" tells less than the path itself.
  return above.empty() || above.size() > absolute.size() ? absolute : above;
}

}  // namespace digestlint
