#include "files/file_list.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "files/gitignore.h"
#include "text/ascii.h"

namespace digestlint {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kExtensions = {".md", ".markdown", ".txt"};

bool HasTextExtension(std::string_view name) {
  return std::ranges::any_of(kExtensions,
                             [&](std::string_view end) { return EndsWithIgnoringCase(name, end); });
}

std::string CannotBeRead(const std::string& path, const std::error_code& error) {
  return fmt::format("{}: cannot be read ({}); check its permissions or leave it out", path,
                     error.message());
}

std::string LeadsNowhere(const std::string& path) {
  return path + ": symbolic link to nothing; mend or remove it";
}

// Without links, "." and "..": the one path of what may have many.
std::string AbsolutePath(const std::string& path) {
  std::error_code error;
  fs::path absolute = fs::canonical(path, error);
  if (error) absolute = fs::absolute(path, error).lexically_normal();
  return absolute.string();
}

std::string WithSlash(const std::string& folder) {
  return folder.ends_with('/') ? folder : folder + '/';
}

// Which folder it is, whatever the path to it.
struct FolderId {
  dev_t device = 0;
  ino_t inode = 0;
  friend bool operator==(const FolderId&, const FolderId&) = default;
};

struct Entry {
  std::string name;
  bool is_link = false;
  fs::file_type type = fs::file_type::none;  // of what a link leads to
  std::error_code error;                     // why there is no type
};

class FileFinder {
 public:
  // `gives_up` must outlive this.
  explicit FileFinder(const std::function<bool()>& gives_up) : gives_up_(gives_up) {}

  bool given_up() const { return given_up_; }

  void AddPath(const std::string& path) {
    if (path == kStandardInput) return AddFile(path, path);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::directory) {
      const std::string absolute = AbsolutePath(path);
      IgnoreStack ignored(absolute);
      SearchFolder(path, absolute, ignored);
    } else if (status.type() == fs::file_type::not_found) {
      std::error_code ignored_error;
      const bool is_link = fs::is_symlink(path, ignored_error);
      AddError(is_link ? LeadsNowhere(path) : path + ": no such file or folder");
    } else if (!fs::status_known(status)) {
      AddError(CannotBeRead(path, error));
    } else {
      AddFile(path, AbsolutePath(path));
    }
  }

  FileList TakeList() && { return std::move(list_); }

 private:
  // `absolute` tells whether the file is in the list by another path.
  void AddFile(const std::string& path, const std::string& absolute) {
    if (seen_.insert(absolute).second) list_.files.push_back(path);
  }

  void AddError(const std::string& message) {
    if (seen_errors_.insert(message).second) list_.errors.push_back(message);
  }

  void SearchFolder(const std::string& path, const std::string& absolute, IgnoreStack& ignored) {
    given_up_ = given_up_ || gives_up_();
    if (given_up_) return;
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
      AddError(CannotBeRead(path, std::error_code(errno, std::generic_category())));
      return;
    }
    const FolderId id = {status.st_dev, status.st_ino};
    if (std::ranges::find(searched_, id) != searched_.end()) return;
    searched_.push_back(id);
    const std::string prefix = path == "." || path == "./" ? "" : WithSlash(path);
    const std::string absolute_prefix = WithSlash(absolute);
    for (const Entry& entry : ReadFolder(path)) {
      const std::string entry_path = prefix + entry.name;
      AddEntry(entry_path, entry.is_link ? AbsolutePath(entry_path) : absolute_prefix + entry.name,
               entry, ignored);
    }
    searched_.pop_back();
  }

  // Sorted by the bytes of the names.
  std::vector<Entry> ReadFolder(const std::string& path) {
    std::vector<Entry> entries;
    std::error_code error;
    fs::directory_iterator at(path, error);
    while (!error && at != fs::directory_iterator()) {
      Entry entry;
      entry.name = at->path().filename().string();
      entry.is_link = at->is_symlink(entry.error);
      entry.type = TypeOf(*at, entry.error);
      entries.push_back(std::move(entry));
      at.increment(error);
    }
    if (error) AddError(CannotBeRead(path, error));
    std::ranges::sort(entries, {}, &Entry::name);
    return entries;
  }

  // Asks for what the folder already told before it asks the file system.
  static fs::file_type TypeOf(const fs::directory_entry& entry, std::error_code& error) {
    if (entry.is_directory(error)) return fs::file_type::directory;
    if (entry.is_regular_file(error)) return fs::file_type::regular;
    return entry.status(error).type();
  }

  void AddEntry(const std::string& path, const std::string& absolute, const Entry& entry,
                IgnoreStack& ignored) {
    const bool hidden = entry.name.starts_with('.');
    if (entry.type == fs::file_type::directory) {
      if (hidden || ignored.Excludes(entry.name, !entry.is_link)) return;
      ignored.Enter(entry.name);
      SearchFolder(path, absolute, ignored);
      ignored.Leave();
      return;
    }
    if (!HasTextExtension(entry.name) || ignored.Excludes(entry.name, false)) return;
    if (entry.type == fs::file_type::regular) {
      AddFile(path, absolute);
    } else if (entry.type == fs::file_type::not_found) {
      // Hidden ones are the lock files of editors.
      if (!hidden) AddError(LeadsNowhere(path));
    } else if (entry.error) {
      AddError(CannotBeRead(path, entry.error));
    }
  }

  const std::function<bool()>& gives_up_;
  bool given_up_ = false;
  FileList list_;
  std::unordered_set<std::string> seen_;  // absolute paths
  std::unordered_set<std::string> seen_errors_;
  std::vector<FolderId> searched_;  // from the folder of the command line to the present one
};

}  // namespace

FileList FindFiles(const std::vector<std::string>& paths) {
  return *FindFilesUnless(paths, [] { return false; });
}

std::optional<FileList> FindFilesUnless(const std::vector<std::string>& paths,
                                        const std::function<bool()>& gives_up) {
  FileFinder finder(gives_up);
  for (const std::string& path : paths) finder.AddPath(path);
  if (finder.given_up()) return std::nullopt;
  return std::move(finder).TakeList();
}

}  // namespace digestlint
