// --fix, --unsafe-fixes and --diff from outside.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <string>

#include "cli_helpers.h"
#include "files/read_file.h"

namespace digestlint {
namespace {

std::string Text(const Place& place, const std::string& name) {
  return ReadFile(place / name).text;
}

// With a byte-order mark, CRLF, and no line end at the end.
std::string AsOnWindows(const std::string& text) {
  return fmt::format("\uFEFF{}", fmt::join(SplitLines(text), "\r\n"));
}

const std::string kRepaired = "显存不变，精度也不变。";  // kSpaced without its blank

TEST_CASE("--fix repairs what is safe, says so, and reports the rest") {
  const Place place;
  place.Write("a.txt", Plain(kSpaced, "没有 https://arxiv/abs/2405.11157 这个地址。"));
  const Outcome outcome = place.Run({"--fix", "--format", "concise", "a.txt"});
  CHECK_EQ(outcome.status, 1);
  CHECK_EQ(outcome.err, "digestlint: a.txt: 1 repair (1 stray-space)\n");
  CHECK_FALSE(Has(outcome.out, "stray-space"));
  CHECK(Has(outcome.out, "malformed-link"));
  CHECK(Has(Text(place, "a.txt"), kRepaired));
  const std::string once = Text(place, "a.txt");
  const Outcome again = place.Run({"--fix", "--format", "concise", "a.txt"});
  CHECK_EQ(again.err, "");
  CHECK_EQ(Text(place, "a.txt"), once);
}

TEST_CASE("a file with nothing left exits 0, one with nothing to repair is not touched") {
  const Place place;
  place.Write("a.txt", Plain(kSpaced));
  place.Write("b.txt", Plain());
  const FileVersion before = ReadFile(place / "b.txt").version;
  CHECK_EQ(place.Run({"--fix", "."}).status, 0);
  CHECK_EQ(Text(place, "a.txt"), Plain(kRepaired));
  CHECK(ReadFile(place / "b.txt").version == before);
}

TEST_CASE("--diff prints and writes nothing") {
  const Place place;
  place.Write("a.txt", Plain(kSpaced));
  const Outcome outcome = place.Run({"--diff", "--fix", "a.txt"});
  CHECK_EQ(outcome.status, 1);
  CHECK(outcome.out.starts_with("--- a/a.txt\n+++ b/a.txt\n@@ -1,5 +1,5 @@\n"));
  CHECK(Has(outcome.out, fmt::format("\n-{}\n+{}\n", kSpaced, kRepaired)));
  CHECK_EQ(Text(place, "a.txt"), Plain(kSpaced));
}

TEST_CASE("standard input comes out repaired, its findings on standard error") {
  const Place place;
  const Outcome outcome =
      place.RunOnInput({"--fix", "-", "--stdin-filename", "a.txt"}, Plain(kSpaced, kDoubled));
  CHECK(Has(outcome.out, kRepaired));
  CHECK_FALSE(Has(outcome.out, "stray-space"));
  CHECK(Has(outcome.err, "1 stray-space"));
  const Outcome clean = place.RunOnInput({"--fix", "-"}, Plain());
  CHECK_EQ(clean.out, Plain());
  CHECK_EQ(clean.status, 0);
}

TEST_CASE("a file that cannot be written is named, kept, and the others go on") {
  const Place place;
  place.Write("a.txt", Plain(kSpaced));
  place.Write("b.txt", Plain(kSpaced));
  ::chmod((place / "a.txt").c_str(), 0444);
  const Outcome outcome = place.Run({"--fix", "--format", "concise", "a.txt", "b.txt"});
  CHECK_EQ(outcome.status, 2);
  CHECK(Has(outcome.err, "a.txt: not written: it is read-only"));
  CHECK(Has(outcome.out, "a.txt:2:5"));
  CHECK_EQ(Text(place, "a.txt"), Plain(kSpaced));
  CHECK_EQ(Text(place, "b.txt"), Plain(kRepaired));
}

TEST_CASE("JSON names the repair of a finding") {
  const Place place;
  place.Write("a.txt", Plain(kSpaced, "没有 https://arxiv/abs/2405.11157 这个地址。"));
  const Json findings = place.RunJson({"a.txt"});
  REQUIRE_EQ(findings.size(), 2);
  const Json expected = {
      {"title", "delete the blank"},
      {"safety", "safe"},
      {"edits", {{{"line", 2}, {"column", 5}, {"end_line", 2}, {"end_column", 6}, {"text", ""}}}}};
  CHECK_EQ(findings[0]["fix"], expected);
}

TEST_CASE("line ends, byte-order mark and a missing last line end stay as they are") {
  const Place place;
  const std::string text = AsOnWindows(Plain(kSpaced));
  const std::string expected = AsOnWindows(Plain(kRepaired));
  place.Write("a.txt", text);
  place.Run({"--fix", "--select", "stray-space", "a.txt"});
  CHECK_EQ(Text(place, "a.txt"), expected);
}

}  // namespace
}  // namespace digestlint
