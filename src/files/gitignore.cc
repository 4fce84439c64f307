#include "files/gitignore.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "files/read_file.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

namespace fs = std::filesystem;

bool IsRepository(const std::string& folder) {
  std::error_code error;
  return fs::exists(folder + ".git", error);
}

// Cuts the spaces at the end, but none that a backslash escapes.
std::string_view CutTrailingSpaces(std::string_view line) {
  size_t size = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ') continue;
    if (line[i] == '\\') ++i;
    size = std::min(i + 1, line.size());
  }
  return line.substr(0, size);
}

// The first line of a small file of git's, or nothing.
std::string ReadFirstLine(const fs::path& path) {
  std::string text = ReadFile(path.string()).text;
  text.resize(std::min(text.find_first_of("\r\n"), text.size()));
  return text;
}

// The exclude file of the repository at `folder`. In a submodule or an added working tree, .git is
// a file that names the folder; there, the file commondir names the one with the shared files.
fs::path ExcludeFilePath(const std::string& folder) {
  constexpr std::string_view kPointer = "gitdir: ";
  fs::path git_folder = fs::path(folder) / ".git";
  std::error_code error;
  if (fs::is_regular_file(git_folder, error)) {
    const std::string line = ReadFirstLine(git_folder);
    if (!line.starts_with(kPointer)) return {};
    git_folder = fs::path(folder) / line.substr(kPointer.size());
    const std::string common_folder = ReadFirstLine(git_folder / "commondir");
    if (!common_folder.empty()) git_folder /= common_folder;
  }
  return git_folder / "info" / "exclude";
}

}  // namespace

GitignoreFile::GitignoreFile(std::string_view text) {
  text.remove_prefix(ByteOrderMarkSize(text));
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    AppendPattern(line.substr(0, line.find('\0')), patterns_);
  }
}

void GitignoreFile::AppendPattern(std::string_view line, std::vector<Pattern>& patterns) {
  if (line.starts_with('#')) return;
  line = CutTrailingSpaces(line);
  const bool includes = line.starts_with('!');
  if (includes) line.remove_prefix(1);
  const bool folders_only = line.ends_with('/');
  if (folders_only) line.remove_suffix(1);
  const bool name_only = line.find('/') == std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return;
  patterns.push_back({Glob(line), includes, folders_only, name_only});
}

IgnoreVerdict GitignoreFile::Check(std::string_view path, bool is_folder) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->folders_only && !is_folder) continue;
    if (!pattern->glob.Matches(pattern->name_only ? name : path)) continue;
    return pattern->includes ? IgnoreVerdict::kIncluded : IgnoreVerdict::kExcluded;
  }
  return IgnoreVerdict::kNoMatch;
}

IgnoreStack::IgnoreStack(const std::string& folder) {
  const std::string start = folder.ends_with('/') ? folder : folder + '/';
  std::string root = start;
  while (!root.empty() && !IsRepository(root)) {
    root.pop_back();
    root.resize(root.rfind('/') + 1);
  }
  folder_ = root.empty() ? start : root;
  PushLevel();
  while (folder_.size() < start.size()) {
    const size_t end = start.find('/', folder_.size());
    Enter(std::string_view(start).substr(folder_.size(), end - folder_.size()));
  }
}

void IgnoreStack::Enter(std::string_view name) {
  folder_.append(name).push_back('/');
  PushLevel();
}

void IgnoreStack::Leave() {
  levels_.pop_back();
  folder_.resize(levels_.back().folder_size);
}

void IgnoreStack::PushLevel() {
  Level level;
  level.folder_size = folder_.size();
  const std::string path = folder_ + ".gitignore";
  std::error_code error;
  if (fs::symlink_status(path, error).type() == fs::file_type::regular) {
    level.gitignore = GitignoreFile(ReadFile(path).text);
  }
  level.starts_repository = IsRepository(folder_);
  if (level.starts_repository) {
    level.exclude = GitignoreFile(ReadFile(ExcludeFilePath(folder_).string()).text);
  }
  levels_.push_back(std::move(level));
}

bool IgnoreStack::Excludes(std::string_view name, bool is_folder) const {
  const std::string path = folder_ + std::string(name);
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    const std::string_view relative = std::string_view(path).substr(level->folder_size);
    IgnoreVerdict verdict = level->gitignore.Check(relative, is_folder);
    if (verdict == IgnoreVerdict::kNoMatch && level->starts_repository) {
      verdict = level->exclude.Check(relative, is_folder);
    }
    if (verdict != IgnoreVerdict::kNoMatch) return verdict == IgnoreVerdict::kExcluded;
    if (level->starts_repository) return false;
  }
  return false;
}

}  // namespace digestlint
