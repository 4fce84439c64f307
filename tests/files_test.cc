// Which files are found, how they are read, and what is said of those that cannot be.
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "files/file_list.h"
#include "files/read_file.h"
#include "temporary_folder.h"

namespace digestlint {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

bool Contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a folder is searched for texts, sorted by name") {
  TemporaryFolder folder;
  for (const char* name : {"b.md", "a.MD", "a/z.markdown", "a/y.Txt", "a-b.md", "x.rst", "md",
                           ".cache/h.md", ".git/h.md", ".h.md", "c/d/e.md"}) {
    folder.Write(name);
  }
  CHECK(folder.Find() ==
        Strings{".h.md", "a/y.Txt", "a/z.markdown", "a-b.md", "a.MD", "b.md", "c/d/e.md"});
  CHECK(folder.Find(".cache") == Strings{"h.md"});
}

TEST_CASE("paths stay as written, in order and once") {
  TemporaryFolder folder;
  folder.Write("s/a.md");
  folder.Write("s/x.rst");
  const std::string s = folder / "s";
  const FileList list = FindFiles({s + "/x.rst", s, s + "/", s + "/a.md", s + "/../s"});
  CHECK(list.files == Strings{s + "/x.rst", s + "/a.md"});
  CHECK(list.errors.empty());
}

TEST_CASE("a missing path and a broken link are errors; the rest goes on") {
  TemporaryFolder folder;
  folder.Write("s/a.md");
  folder.Link("nothing", "s/broken.md");
  folder.Link("nothing", "s/.#a.md");
  folder.Link("self", "self");
  const FileList list =
      FindFiles({folder / "none", folder / "s", folder / "self", folder / "none"});
  CHECK(list.files == Strings{folder / "s/a.md"});
  REQUIRE(list.errors.size() == 3);
  CHECK(list.errors[0] == (folder / "none") + ": no such file or folder");
  CHECK(list.errors[1] ==
        (folder / "s/broken.md") + ": symbolic link to nothing; mend or remove it");
  CHECK(list.errors[2].starts_with((folder / "self") + ": "));
}

TEST_CASE("a folder that cannot be read is an error; the rest goes on") {
  if (::geteuid() == 0) return;  // root reads everything
  TemporaryFolder folder;
  folder.Write("a/x.md");
  folder.Write("b.md");
  fs::permissions(folder / "a", fs::perms::none);
  const FileList list = FindFiles({folder / ""});
  fs::permissions(folder / "a", fs::perms::owner_all);
  CHECK(list.files == Strings{folder / "b.md"});
  REQUIRE(list.errors.size() == 1);
  CHECK(list.errors[0].starts_with((folder / "a") + ": cannot be read (Permission denied); "));
  fs::permissions(folder / "b.md", fs::perms::none);
  CHECK(Contains(ReadFile(folder / "b.md").error, "no permission"));
}

TEST_CASE("links to folders are followed, but not in circles") {
  TemporaryFolder folder;
  folder.Write("a/b/x.md");
  folder.Write("c/y.md");
  folder.Link("..", "a/b/up");
  folder.Link("../../c", "a/b/aside");
  folder.Link("../a", "c/back");
  folder.Link("a/b/x.md", "link.md");
  CHECK(folder.Find() == Strings{"a/b/aside/y.md", "a/b/x.md"});  // each file by its first path
}

TEST_CASE("a file comes once, by the first of its paths") {
  TemporaryFolder folder;
  folder.Write("d/a.md");
  folder.Write("d/b.md");
  folder.Link("a.md", "d/c.md");
  const std::string d = folder / "d";
  CHECK(FindFiles({d + "/./a.md", d + "/../d/a.md", d}).files ==
        Strings{d + "/./a.md", d + "/b.md"});
  CHECK(FindFiles({d, d + "/", d + "/a.md"}).files == Strings{d + "/a.md", d + "/b.md"});
  CHECK(FindFiles({d + "/c.md", d + "/a.md"}).files == Strings{d + "/c.md"});
  CHECK(FindFiles({d + "/a.md", "-", d + "/a.md", "-"}).files == Strings{d + "/a.md", "-"});
}

TEST_CASE("files are read whole") {
  TemporaryFolder folder;
  const std::string large(200'000, 'x');
  folder.Write("large.md", large);
  folder.Write("empty.md");
  CHECK(ReadFile(folder / "large.md").text == large);
  CHECK(ReadFile(folder / "empty.md").text.empty());
  CHECK(ReadFile(folder / "empty.md").error.empty());
  CHECK(Contains(ReadFile("/proc/self/status").text, "Pid:"));  // its size is given as 0
  fs::resize_file(folder / "large.md", kMaxFileBytes + 1);
  CHECK(ReadFile(folder / "large.md").error == "larger than 256 MiB; split it or leave it out");
  CHECK(ReadFile(folder / "large.md").text.empty());
}

TEST_CASE("what is no file is refused without waiting") {
  TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe.md").c_str(), 0600) == 0);
  CHECK(Contains(ReadFile(folder / "pipe.md").error, "a pipe"));
  CHECK(Contains(ReadFile(folder / "").error, "a folder"));
  CHECK(Contains(ReadFile("/dev/null").error, "a device"));
  CHECK(ReadFile(folder / "none.md").error == "no such file; check its path");
  CHECK(folder.Find() == Strings{});
  CHECK(FindFiles({folder / "pipe.md"}).files == Strings{folder / "pipe.md"});

  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  std::snprintf(address.sun_path, sizeof address.sun_path, "%s", (folder / "socket").c_str());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  CHECK(Contains(ReadFile(folder / "socket").error, "socket"));
  ::close(socket);
}

}  // namespace digestlint
