#include "report/unified_diff.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>

#include "files/read_file.h"
#include "run_program.h"
#include "temporary_folder.h"

namespace digestlint {
namespace {

TEST_CASE("the diff of equal texts is empty") {
  CHECK_EQ(FormatUnifiedDiff("a", "x\n", "x\n"), "");
}

TEST_CASE("the exact diff") {
  CHECK_EQ(FormatUnifiedDiff("w/a.md", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n五\n6\n"),
           "--- a/w/a.md\n+++ b/w/a.md\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+五\n 6\n");
  CHECK_EQ(FormatUnifiedDiff("a", "x", "x\n"),
           "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
  CHECK_EQ(FormatUnifiedDiff("a", "", "x\n"), "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
}

// The reader that decides what a diff means.
TEST_CASE("git apply turns the old text into the new one") {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    std::string before, after;
    for (size_t n = random() % 60; n > 0; --n) {
      const std::string line = fmt::format("{}\n", random() % 5);
      if (random() % 9 != 0) before += line;
      if (random() % 9 != 0) after += random() % 9 == 0 ? "新的一行\r\n" : line;
    }
    if (random() % 3 == 0 && !before.empty()) before.pop_back();
    if (random() % 3 == 0 && !after.empty()) after.pop_back();
    if (before == after || before.empty() || after.empty()) continue;  // git: files made, removed
    const TemporaryFolder folder;
    folder.Write("a.md", before);
    folder.Write("d.diff", FormatUnifiedDiff("a.md", before, after));
    CAPTURE(before);
    CAPTURE(after);
    const Outcome outcome =
        RunProgram({"/usr/bin/git", "apply", "--whitespace=nowarn", "d.diff"},
                   {.folder = folder / "", .input = {}, .output_file = {}, .environment = {}});
    CHECK_EQ(outcome.err, "");
    CHECK_EQ(ReadFile(folder / "a.md").text, after);
  }
}

}  // namespace
}  // namespace digestlint
