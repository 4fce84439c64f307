#include "git/changes.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <string_view>
#include <vector>

#include "git/run_git.h"

namespace digestlint {
namespace {

std::string_view FirstLine(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

// Fields that end with NUL.
std::vector<std::string_view> SplitFields(std::string_view text) {
  std::vector<std::string_view> fields;
  for (size_t end = text.find('\0'); end != std::string_view::npos; end = text.find('\0')) {
    fields.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return fields;
}

class ChangeFinder {
 public:
  ChangeFinder(std::string folder, std::string revision)
      : folder_(std::move(folder)), revision_(std::move(revision)) {}

  GitChanges Find() {
    if (FindRoot() && FindBase() && FindTracked()) FindUntracked();
    if (!changes_.error.empty()) return {{}, {}, {}, {}, changes_.error};
    return std::move(changes_);
  }

 private:
  bool Fail(std::string error) {
    changes_.error = std::move(error);
    return false;
  }

  bool Fail(const GitOutput& output) {
    return Fail(fmt::format("git failed: {}", FirstLine(output.err)));
  }

  bool FindRoot() {
    const GitOutput up = RunGit(folder_, {"rev-parse", "--show-cdup"});
    if (up.status == 127) return Fail("git is not there; install it");
    if (up.status != 0 && up.err.find("not a git repository") == std::string::npos) return Fail(up);
    if (up.status != 0) return Fail(fmt::format("{} is in no git work tree", folder_));
    const std::filesystem::path root =
        std::filesystem::path(folder_) / std::string(FirstLine(up.out));
    std::error_code error;
    changes_.root = std::filesystem::canonical(root, error).string();
    if (error) return Fail(fmt::format("{}: {}", root.string(), error.message()));
    while (changes_.root.size() > 1 && changes_.root.ends_with('/')) changes_.root.pop_back();
    return true;
  }

  bool IsShallow() const {
    return FirstLine(RunGit(folder_, {"rev-parse", "--is-shallow-repository"}).out) == "true";
  }

  bool FindBase() {
    if (revision_.starts_with('^') || revision_.find("..") != std::string::npos) {
      return Fail(fmt::format("{} is a range; name one revision", revision_));
    }
    const GitOutput commit = RunGit(
        folder_, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision_ + "^{commit}"});
    if (commit.status != 0) {
      return Fail(IsShallow()
                      ? fmt::format("this shallow clone does not have {}; fetch it: git fetch "
                                    "--unshallow, or fetch-depth: 0 where CI checks out",
                                    revision_)
                      : fmt::format("git knows no revision {}", revision_));
    }
    const std::string hash(FirstLine(commit.out));
    const GitOutput base = RunGit(folder_, {"merge-base", hash, "HEAD"});
    changes_.base = FirstLine(base.out);
    if (!changes_.base.empty()) return true;
    changes_.base = hash;
    if (RunGit(folder_, {"rev-parse", "--verify", "--quiet", "HEAD"}).status != 0) return true;
    changes_.warning = fmt::format(
        "where {0} and HEAD parted is not known{1}; compared with {0} itself", revision_,
        IsShallow() ? " to this shallow clone" : ", for they have no history in common");
    return true;
  }

  std::string Absolute(std::string_view path) const {
    return (changes_.root == "/" ? "" : changes_.root) + "/" + std::string(path);
  }

  bool FindTracked() {
    const GitOutput diff =
        RunGit(changes_.root, {"diff", "--name-status", "-z", "--find-renames", "--break-rewrites",
                               "--no-ext-diff", "--no-textconv", "--ignore-submodules",
                               "--diff-filter=ABDMRT", changes_.base, "--"});
    if (diff.status != 0) return Fail(diff);
    const std::vector<std::string_view> fields = SplitFields(diff.out);
    for (size_t i = 0; i + 1 < fields.size();) {
      const char kind = fields[i].empty() ? ' ' : fields[i][0];
      if (kind == 'D') {
        deleted_.insert(std::string(fields[i + 1]));
        i += 2;
        continue;
      }
      if (kind == 'R' && i + 2 < fields.size()) {
        changes_.files[Absolute(fields[i + 2])] = fields[i + 1];
        i += 3;
      } else {
        changes_.files[Absolute(fields[i + 1])] = kind == 'A' ? "" : fields[i + 1];
        i += 2;
      }
    }
    return true;
  }

  bool FindUntracked() {
    const GitOutput others =
        RunGit(changes_.root, {"ls-files", "--others", "--exclude-standard", "-z"});
    if (others.status != 0) return Fail(others);
    for (const std::string_view path : SplitFields(others.out)) {
      // One that git no longer follows, but that is still there.
      const std::string name(path);
      changes_.files.emplace(Absolute(path), deleted_.contains(name) ? name : "");
    }
    return true;
  }

  std::string folder_;
  std::string revision_;
  GitChanges changes_;
  std::set<std::string> deleted_;  // from the index
};

}  // namespace

GitChanges FindChanges(const std::string& folder, const std::string& revision) {
  return ChangeFinder(folder, revision).Find();
}

EarlierText TextAtBase(const GitChanges& changes, const std::string& path) {
  GitOutput blob =
      RunGit(changes.root, {"cat-file", "blob", fmt::format("{}:{}", changes.base, path)});
  if (blob.status == 0) return {std::move(blob.out), {}};
  return {
      {},
      fmt::format("{} of {} cannot be read from git: {}", path, changes.base, FirstLine(blob.err))};
}

}  // namespace digestlint
