#include "config/path_pattern.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace digestlint {
namespace {

// Without what says where it is anchored and that it is a folder.
std::string_view Core(std::string_view text) {
  if (text.starts_with("./")) text.remove_prefix(2);
  if (text.starts_with('/')) text.remove_prefix(1);
  if (text.ends_with('/')) text.remove_suffix(1);
  return text;
}

bool HasParent(std::string_view text) {
  return text == ".." || text.starts_with("../") || text.ends_with("/..") ||
         text.find("/../") != std::string_view::npos;
}

}  // namespace

PathPattern::PathPattern(std::string_view text)
    : text_(text),
      glob_(Core(text)),
      anywhere_(!text.starts_with("./") && !text.starts_with('/') &&
                Core(text).find('/') == std::string_view::npos),
      folders_only_(text.ends_with('/')) {}

std::string PathPattern::Problem(std::string_view text) {
  if (Core(text).empty()) return "an empty pattern; * is every file";
  if (Core(text) == ".") return "the folder itself; * is every file in it";
  if (text.find("//") != std::string_view::npos) return "two / in a row, which no path has";
  if (text.find_first_not_of(" \t") == std::string_view::npos) return "blanks only; leave it out";
  if (text.starts_with('!')) return "a pattern takes nothing back; write those that are meant";
  if (HasParent(text)) return "a pattern stays below the folder that it is for; leave .. out";
  if (text.find('{') != std::string_view::npos) return "braces are not known; write two patterns";
  if (text.find('\\') != std::string_view::npos) return "folders are parted by /";
  if (!Glob(Core(text)).can_match()) return "a [ without its ]";
  return "";
}

bool PathPattern::Matches(std::string_view path) const {
  size_t begin = 0;  // of the present name
  for (size_t end = path.find('/');; end = path.find('/', end + 1)) {
    const bool is_file = end == std::string_view::npos;
    const std::string_view upto = path.substr(0, end);
    if (!(is_file && folders_only_) && glob_.Matches(anywhere_ ? upto.substr(begin) : upto)) {
      return true;
    }
    if (is_file) return false;
    begin = end + 1;
  }
}

std::string_view PathPattern::PlainPath() const {
  const bool plain =
      !anywhere_ && !folders_only_ && text_.find_first_of("*?[") == std::string::npos;
  return plain ? Core(text_) : std::string_view();
}

bool AnyMatches(const std::vector<PathPattern>& patterns, std::string_view path) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const PathPattern& pattern) { return pattern.Matches(path); });
}

std::string_view BelowFolder(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return "";
  path.remove_prefix(folder.size());
  if (folder.ends_with('/')) return path;
  return path.starts_with('/') ? path.substr(1) : std::string_view();
}

std::string AbsolutePath(const std::string& path) {
  std::error_code error;
  std::filesystem::path absolute = std::filesystem::absolute(path, error);
  std::string text = (error ? std::filesystem::path(path) : absolute).lexically_normal().string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

}  // namespace digestlint
