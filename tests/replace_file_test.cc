#include "files/replace_file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "temporary_folder.h"

namespace digestlint {
namespace {

namespace fs = std::filesystem;

std::string Content(const std::string& path) {
  const FileContents contents = ReadFile(path);
  CHECK_EQ(contents.error, "");
  return contents.text;
}

size_t FilesIn(const TemporaryFolder& folder) {
  size_t count = 0;
  for (const auto& file : fs::directory_iterator(folder / "")) count += file.exists() ? 1 : 0;
  return count;
}

struct stat StatusOf(const std::string& path) {
  struct stat status = {};
  REQUIRE_EQ(::stat(path.c_str(), &status), 0);
  return status;
}

TEST_CASE("a file is replaced and keeps its mode and owner") {
  const TemporaryFolder folder;
  folder.Write("a.md", "old");
  const std::string path = folder / "a.md";
  ::chmod(path.c_str(), 0640);
  if (::geteuid() == 0) REQUIRE_EQ(::chown(path.c_str(), 1234, 4321), 0);
  const struct stat before = StatusOf(path);
  CHECK_EQ(ReplaceFile(path, ReadFile(path).version, "new"), "");
  CHECK_EQ(Content(path), "new");
  const struct stat after = StatusOf(path);
  CHECK_EQ(after.st_mode, before.st_mode);
  CHECK_EQ(after.st_uid, before.st_uid);
  CHECK_EQ(after.st_gid, before.st_gid);
  CHECK_EQ(FilesIn(folder), 1);
}

TEST_CASE("a symbolic link stays one and its target is written") {
  const TemporaryFolder folder;
  folder.Write("real/a.md", "old");
  folder.Link("real/a.md", "b.md");
  const std::string path = folder / "b.md";
  CHECK_EQ(ReplaceFile(path, ReadFile(path).version, "new"), "");
  CHECK(fs::is_symlink(path));
  CHECK_EQ(Content(folder / "real/a.md"), "new");
}

TEST_CASE("what cannot be replaced without loss is left alone and named") {
  const TemporaryFolder folder;
  folder.Write("a.md", "old");
  const std::string path = folder / "a.md";
  const FileVersion seen = ReadFile(path).version;
  SUBCASE("changed since it was read") {
    folder.Write("a.md", "written by someone else");
    CHECK(ReplaceFile(path, seen, "new").find("has changed") != std::string::npos);
    CHECK_EQ(Content(path), "written by someone else");
  }
  SUBCASE("replaced by another file of the same size") {
    folder.Write("b.md", "odd");
    fs::rename(folder / "b.md", path);
    CHECK(ReplaceFile(path, seen, "new").find("has changed") != std::string::npos);
    CHECK_EQ(Content(path), "odd");
  }
  SUBCASE("several hard links") {
    fs::create_hard_link(path, folder / "b.md");
    CHECK(ReplaceFile(path, ReadFile(path).version, "new").find("2 hard links") !=
          std::string::npos);
    CHECK_EQ(Content(folder / "b.md"), "old");
  }
  SUBCASE("read-only") {
    ::chmod(path.c_str(), 0444);
    CHECK(ReplaceFile(path, ReadFile(path).version, "new").find("read-only") != std::string::npos);
    CHECK_EQ(Content(path), "old");
  }
  SUBCASE("gone") {
    fs::remove(path);
    CHECK(ReplaceFile(path, seen, "new").find("cannot be found") != std::string::npos);
    CHECK_FALSE(fs::exists(path));
  }
}

// A child process whose files may not grow past `limit` bytes: writing fails as on a full disk.
// True when ReplaceFile failed there.
bool FailsWithLimit(const std::string& path, const std::string& text, rlim_t limit) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit size = {limit, limit};
    ::setrlimit(RLIMIT_FSIZE, &size);
    ::_exit(ReplaceFile(path, ReadFile(path).version, text).empty() ? 0 : 1);
  }
  int status = 0;
  REQUIRE_EQ(::waitpid(child, &status, 0), child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

TEST_CASE("a write that fails half way leaves the old file and nothing beside it") {
  const TemporaryFolder folder;
  folder.Write("a.md", "old");
  const std::string path = folder / "a.md";
  CHECK(FailsWithLimit(path, std::string(100'000, 'x'), 50'000));
  CHECK_EQ(Content(path), "old");
  CHECK_EQ(FilesIn(folder), 1);
  CHECK_FALSE(FailsWithLimit(path, std::string(100'000, 'x'), 200'000));
  CHECK_EQ(Content(path).size(), 100'000);
}

TEST_CASE("killed at any moment, the file is the old one or the new one") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.md";
  const std::string texts[] = {std::string(300'000, 'a'), std::string(300'000, 'b')};
  folder.Write("a.md", texts[0]);
  size_t killed = 0;
  for (int round = 0; round < 40; ++round) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      for (int turn = 1;; ++turn) {
        if (!ReplaceFile(path, ReadFile(path).version, texts[turn % 2]).empty()) ::_exit(1);
      }
    }
    ::usleep(static_cast<useconds_t>(200 + 173 * round));
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE_EQ(::waitpid(child, &status, 0), child);
    killed += WIFSIGNALED(status) ? 1 : 0;
    const std::string now = Content(path);
    const bool whole = now == texts[0] || now == texts[1];
    REQUIRE(whole);
  }
  CHECK_EQ(killed, 40);
}

}  // namespace
}  // namespace digestlint
