// Globs, .gitignore files and how they add up, compared with git.
#include "files/gitignore.h"

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "files/glob.h"
#include "files/read_file.h"
#include "temporary_folder.h"

namespace digestlint {
namespace {

using Strings = std::vector<std::string>;

// clang-format off
const char* const kFiles[] = {
    "a.md", "b.md", "ab.md", "#a.md", "!a.md", "a*.md", "[x].md", "a .md", "文摘.md", "a/a.md",
    "a/b.md", "a/b/c.md", "a/b/a.md", "a/x/b/c.md", "b/a/a.md", "b/a/b/c.md", "build/a.md",
    "src/build/a.md", "foo/bar/x.md", "foo/x.md", "a-b/1.txt", "a-b/22.txt",
};

const char* const kPatterns[] = {
    "a.md", "/a.md", "a", "a/", "/a", "/a/", "a/b", "a/b/", "*", "*\n!a.md", "*\n!*/\n!a.md",
    "*\n!/a/\n!/a/a.md", "/*\n!/a", "*.md", "*.txt", "/*.md", "a/*.md", "a/*", "a/**", "**/a",
    "**/a/**", "a/**/c.md", "**/b/c.md", "**", "foo/*\n!foo/bar", "foo/**\n!foo/bar/x.md",
    "build", "build/", "/build/\n!src/build", "?.md", "?b.md", "[ab].md", "[!a].md", "[^a].md",
    "[a-b]*.md", "\\[x\\].md", "[[]x[]].md", "a\\*.md", "a[*].md", "#a.md", "\\#a.md", "!a.md",
    "\\!a.md", "a .md ", "a\\ .md", "a.md\\ ", "a.md  ", "a.md\r\nb.md\r", "文*.md",
    "文??????.md", "文??.md", "[[:digit:]].txt", "[0-9][0-9].txt", "[0-9", "a.md\\", "a***.md",
    "/", "//", "!", "", "*.md\n!b.md\nb/", "a//", "*/a.md", "*/*/a.md", "a-b/[!2]*", "**/",
    "x**/b", "!a\na\n!a/",
};
// clang-format on

}  // namespace

TEST_CASE("globs become regular expressions") {
  CHECK(GlobToRegex("*.md") == R"((?s)\A[^/]*\.md\z)");
  CHECK(GlobToRegex("**/a?") == R"((?s)\A(?:.*/)?a[^/]\z)");
  CHECK(GlobToRegex("archive/**") == R"((?s)\Aarchive/.*\z)");
  CHECK(Glob("archive/**").Matches("archive/2024/a.md"));
  CHECK_FALSE(Glob("archive/**").Matches("old/archive/a.md"));
  CHECK(Glob("a/**/b").Matches("a/b"));
  CHECK(Glob("a/**/b").Matches("a/x/y/b"));
  CHECK_FALSE(Glob("a/**/b").Matches("a/xb"));
  CHECK(Glob("[!a-c]x").Matches("dx"));
  CHECK_FALSE(Glob("[!a-c]x").Matches("/x"));
  CHECK(Glob("[[:digit:]]").Matches("7"));
  CHECK(Glob("文*").Matches("文摘"));
  CHECK(Glob("*\xFF").Matches("\x80\n\xFF"));
  CHECK(Glob("a\\*").Matches("a*"));
  CHECK_FALSE(Glob("a\\*").Matches("ab"));
  for (const char* broken : {"[a", "a\\", "[", "[]", "[[:none:]]", "[z-a]"}) {
    CAPTURE(broken);
    CHECK_FALSE(Glob(broken).Matches(broken));
    CHECK_FALSE(Glob(broken).Matches("a"));
  }
}

TEST_CASE("one .gitignore file") {
  const GitignoreFile file("\xEF\xBB\xBF*.txt\r\n# no\n!keep.txt  \n/top/\n\\#x\nsp\\ \n");
  CHECK(file.Check("a/b.txt", false) == IgnoreVerdict::kExcluded);
  CHECK(file.Check("a/keep.txt", false) == IgnoreVerdict::kIncluded);
  CHECK(file.Check("top", true) == IgnoreVerdict::kExcluded);
  CHECK(file.Check("top", false) == IgnoreVerdict::kNoMatch);
  CHECK(file.Check("a/top", true) == IgnoreVerdict::kNoMatch);
  CHECK(file.Check("#x", false) == IgnoreVerdict::kExcluded);
  CHECK(file.Check("# no", false) == IgnoreVerdict::kNoMatch);
  CHECK(file.Check("sp ", false) == IgnoreVerdict::kExcluded);
}

TEST_CASE("ignore files apply from the repository down to the folder") {
  TemporaryFolder folder;
  folder.Write(".gitignore", "n.md\n");  // above the repository: not asked
  folder.Write("r/.git/info/exclude", "excluded.md\n/s/*.txt\n");
  folder.Write("r/.gitignore", "*.md\n!n.md\nlinked/\n");
  folder.Write("r/s/.gitignore", "!a.md\n!t.txt\n/deep\n");
  for (const char* name : {"n.md", "s/a.md", "s/b.md", "s/t.txt", "s/u.txt", "s/deep/n.md",
                           "s/excluded.md", "s/d/deep/n.md", "s/d/a.md", "target/n.md"}) {
    folder.Write(std::string("r/") + name);
  }
  folder.Link("target", "r/linked");  // to git, no folder; its file comes once
  CHECK(folder.Find("r") ==
        Strings{"linked/n.md", "n.md", "s/a.md", "s/d/a.md", "s/d/deep/n.md", "s/t.txt"});
  CHECK(folder.Find("r/s") == Strings{"a.md", "d/a.md", "d/deep/n.md", "t.txt"});
  CHECK(folder.Find("r/s/deep") == Strings{"n.md"});

  folder.Write("r/s/d/.git", "gitdir: ../../.git/worktrees/d\n");  // a repository of its own
  folder.Write("r/.git/worktrees/d/commondir", "../..\n");
  CHECK(folder.Find("r/s/d") == Strings{"a.md", "deep/n.md"});
  folder.Write("r/.git/info/exclude", "deep\n");
  CHECK(folder.Find("r/s/d") == Strings{"a.md"});
  CHECK(folder.Find("r/s") == Strings{"a.md", "d/a.md", "t.txt", "u.txt"});
}

TEST_CASE("without a repository, ignore files apply from the folder down") {
  TemporaryFolder folder;
  folder.Write(".gitignore", "a.md\n");
  folder.Write("s/.gitignore", "b.md\n");
  folder.Write("s/a.md");
  folder.Write("s/t/b.md");
  CHECK(folder.Find() == Strings{});
  CHECK(folder.Find("s") == Strings{"a.md"});
}

TEST_CASE("git leaves out the same files") {
  TemporaryFolder folder;
  const std::string git = "env -u GIT_DIR -u GIT_WORK_TREE -u GIT_INDEX_FILE git -C '" +
                          (folder / "") + "' -c core.excludesFile=/dev/null ";
  REQUIRE(std::system((git + "init -q").c_str()) == 0);
  Strings files(std::begin(kFiles), std::end(kFiles));
  std::ranges::sort(files);
  for (const std::string& file : files) folder.Write(file);
  for (const std::string pattern : kPatterns) {
    CAPTURE(pattern);
    folder.Write(".gitignore", pattern);
    std::ofstream paths(folder / ".git/paths", std::ios::binary);
    for (const std::string& file : files) paths << file << '\0';
    paths.close();
    const int status =
        std::system((git + "check-ignore --no-index -z --stdin <'" + (folder / ".git/paths") +
                     "' >'" + (folder / ".git/ignored") + "'")
                        .c_str());
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) <= 1);  // 0: some are ignored; 1: none
    // What git ignores and what is found must be all files, each once.
    Strings both = folder.Find();
    std::stringstream ignored(ReadFile(folder / ".git/ignored").text);
    for (std::string file; std::getline(ignored, file, '\0');) both.push_back(file);
    std::ranges::sort(both);
    CHECK(both == files);
  }
}

}  // namespace digestlint
