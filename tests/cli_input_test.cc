// The program from outside: which files it reads, in which order, and what it says of those that it
// cannot read.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "cli_helpers.h"
#include "report_helpers.h"

namespace digestlint {
namespace {

TEST_CASE("folders are searched for digests in the order of their names") {
  const Place place;
  place.Write("week/b.md", Markdown(kDoubled));
  place.Write("week/a.txt", Plain(kDoubled));
  place.Write("week/c/d.markdown", Markdown(kDoubled));
  place.Write("week/code.cc", Plain(kDoubled));
  const Outcome outcome = place.Run({"week", "--format", "concise"});
  CHECK(outcome.status == 1);
  const std::vector<std::string> lines = SplitLines(outcome.out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].starts_with("week/a.txt:2:6: "));
  CHECK(lines[1].starts_with("week/b.md:5:"));
  CHECK(lines[2].starts_with("week/c/d.markdown:5:"));
}

TEST_CASE("output follows the order of the arguments") {
  const Place place;
  for (const char* name : {"z.txt", "a.txt", "m/k.txt"}) place.Write(name, Plain(kDoubled));
  const Outcome outcome = place.Run({"--format", "concise", "z.txt", "m", "a.txt", "z.txt"});
  const std::vector<std::string> lines = SplitLines(outcome.out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].starts_with("z.txt:"));
  CHECK(lines[1].starts_with("m/k.txt:"));
  CHECK(lines[2].starts_with("a.txt:"));
}

TEST_CASE("standard input") {
  const Place place;
  const Outcome unnamed = place.RunOnInput({"-", "--format", "concise"}, Plain(kDoubled));
  CHECK(unnamed.status == 1);
  CHECK(unnamed.out.starts_with("<stdin>:2:6: "));
  const Outcome named = place.RunOnInput(
      {"check", "-", "--stdin-filename", "week/5.txt", "--format", "concise"}, Plain(kDoubled));
  CHECK(named.out.starts_with("week/5.txt:2:6: "));
  CHECK(place.RunOnInput({"-"}, "").status == 0);
  CHECK(place.RunOnInput({"-"}, Plain()).status == 0);
}

TEST_CASE("--stdin-filename chooses the format") {
  const Place place;
  const auto format = [&](const std::string& name) {
    const Outcome outcome =
        place.RunOnInput({"outline", "-", "--format", "json", "--stdin-filename", name}, Plain());
    return Json::parse(outcome.out)[0]["format"].get<std::string>();
  };
  CHECK(format("a.md") == "markdown");
  CHECK(format("A.MARKDOWN") == "markdown");
  CHECK(format("a.txt") == "plain");
  CHECK(format("a") == "plain");
}

TEST_CASE("--stdin-filename alone means standard input") {
  const Place place;
  const Outcome outcome = place.RunOnInput({"--stdin-filename", "a.txt"}, Plain(kDoubled));
  CHECK(outcome.status == 1);
  CHECK(Has(outcome.out, "a.txt:2:6"));
}

TEST_CASE("what cannot be read is told, and the rest is still checked") {
  const Place place;
  place.Write("bad.txt", Plain(kDoubled));
  const auto check = [&](const std::string& path, const Arguments& words) {
    const Outcome outcome = place.Run({"--format", "concise", path, "bad.txt"});
    CAPTURE(path);
    CHECK(outcome.status == 2);
    CHECK(CountLines(outcome.out) == 1);
    CHECK(outcome.out.starts_with("bad.txt:2:6: "));
    CHECK(CountLines(outcome.err) == 1);
    CHECK(outcome.err.starts_with("digestlint: "));
    CHECK(Has(outcome.err, path));
    for (const std::string& word : words) CHECK_MESSAGE(Has(outcome.err, word), outcome.err);
  };
  check("missing.txt", {"no such file"});
  check("missing/folder/", {"no such file"});
  check("bad.txt/below.txt", {});

  place.Write("picture.md", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0", 18));
  check("picture.md", {"binary"});
  place.Link("nowhere.txt", "link.txt");
  check("link.txt", {"symbolic link"});
  if (::geteuid() != 0) {
    place.Write("locked.txt", Plain());
    ::chmod((place / "locked.txt").c_str(), 0);
    check("locked.txt", {"permission"});
  }
}

#ifndef __SANITIZE_ADDRESS__  // which takes terabytes of addresses for itself
TEST_CASE("a file too large for the memory is told, the others are checked") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  std::string text;
  while (text.size() < 70'000) text += "text, and then a hole\n";
  place.Write("b.txt", text);
  std::filesystem::resize_file(place / "b.txt", size_t{255} << 20);
  place.Write("c.txt", Plain(kDoubled));
  for (const char* jobs : {"1", "2"}) {
    const Outcome outcome = RunProgram(
        {"/bin/sh", "-c",
         "ulimit -v 300000; exec '" DIGESTLINT_BINARY "' --format concise -j \"$0\" .", jobs},
        {.folder = place / "", .input = {}, .output_file = {}, .environment = {}});
    CHECK_EQ(outcome.status, 2);
    CHECK_EQ(CountLines(outcome.out), 2);
    CHECK_EQ(outcome.err, "digestlint: b.txt: too little memory to check it; split it\n");
  }
}
#endif

TEST_CASE("a file in another encoding is one finding") {
  const Place place;
  place.Write("gbk.txt", "\xB1\xBE\xD6\xDC\xC2\xDB\xCE\xC4\xBD\xE9\xC9\xDC ");  // 本周论文介绍
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("Papers, , of the week\n")) (utf16 += c) += '\0';
  place.Write("utf16.txt", utf16);
  for (const auto& each : {std::pair("gbk.txt", "GBK"), std::pair("utf16.txt", "UTF-16")}) {
    const std::string path = each.first, name = each.second;
    const Json findings = place.RunJson({path, "--select", "all"});
    CAPTURE(path);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0]["rule"] == "invalid-utf8");
    CHECK(findings[0]["line"] == 1);
    CHECK(findings[0]["column"] == 1);
    CHECK(Has(findings[0]["message"].get<std::string>(), name));
    CHECK(Has(findings[0]["message"].get<std::string>(), "iconv -f"));
    const Outcome outline = place.Run({"outline", path});
    CHECK(outline.status == 2);
    CHECK(Has(outline.err, "iconv -f"));
  }
  CHECK(place.Run({"gbk.txt", "--ignore", "invalid-utf8"}).status == 0);
}

TEST_CASE("a text with damaged bytes is checked as a whole, in every format") {
  const Place place;
  place.Write("latin.txt", Plain("Caf\xE9 快，，慢\x80\xFF。"));
  CHECK(place.Run({"latin.txt"}).status == 1);
  const Outcome concise = place.Run({"latin.txt", "--format", "concise"});
  CHECK(Has(concise.out, "latin.txt:2:4: error: byte 0xE9 is not UTF-8, but “é” in Latin-1 ["));
  CHECK(Has(concise.out, "latin.txt:2:7: "));  // the comma; each byte is one column
  CHECK(Has(concise.out, "latin.txt:2:10: error: bytes 0x80 0xFF are not UTF-8 ["));
  const Json findings = place.RunJson({"latin.txt"});
  CHECK(Rules(findings) ==
        std::vector<std::string>{"invalid-utf8", "repeated-punctuation", "invalid-utf8"});
  CHECK(findings[2]["end_column"] == 12);
  CHECK(IsSafe(place.Run({"latin.txt"}).out));
  // Repairs leave what they are not about byte for byte.
  const Outcome fixed = place.RunOnInput({"--fix", "-"}, "Caf\xE9 快 ，慢\x80\xFF。\n");
  CHECK(fixed.out == "Caf\xE9 快，慢\x80\xFF。\n");
}

TEST_CASE("odd texts are checked like others") {
  const Place place;
  place.Write("empty.txt");
  place.Write("mark.txt", "\xEF\xBB\xBF");
  place.Write("blank.md", "\n\n  \n");
  place.Write("no-line-end.md", "# 题目");
  CHECK(place.Run({".", "--ignore", "encoding"}).status == 0);
  const Outcome habits = place.Run({".", "--format", "concise"});
  CHECK(Has(habits.out, "blank.md:3:1: info: "));
  CHECK(Has(habits.out, "mark.txt:1:1: info: "));
  CHECK(Has(habits.out, "no-line-end.md:1:4: info: "));
  CHECK(CountLines(habits.out) == 3);

  place.Write("nul.txt", Plain(std::string("一个\0字节，，在此。", 25)));
  const Outcome nul = place.Run({"nul.txt", "--format", "concise"});
  CHECK(nul.status == 1);
  CHECK(Has(nul.out, "nul.txt:2:6: "));
  CHECK(IsSafe(place.Run({"nul.txt"}).out));
}

TEST_CASE("folders that contain themselves end") {
  const Place place;
  place.Write("a/b/bad.txt", Plain(kDoubled));
  place.Link("..", "a/b/up");
  place.Link(".", "a/self");
  const Outcome outcome = place.Run({"a", "--format", "concise"});
  CHECK(outcome.status == 1);
  CHECK(CountLines(outcome.out) == 1);
}

TEST_CASE(".gitignore is respected unless the file is named") {
  const Place place;
  place.Write(".gitignore", "drafts/\n*.tmp.md\n");
  place.Write("drafts/a.txt", Plain(kDoubled));
  place.Write("b.tmp.md", Markdown(kDoubled));
  place.Write("c.txt", Plain(kDoubled));
  const Outcome all = place.Run({".", "--format", "concise"});
  CHECK(CountLines(all.out) == 1);
  CHECK(Has(all.out, "c.txt"));
  CHECK(place.Run({"b.tmp.md"}).status == 1);
}

TEST_CASE("a folder without digests is told") {
  const Place place;
  place.Write("code.cc");
  const Outcome outcome = place.Run({"."});
  CHECK(outcome.status == 0);
  CHECK_FALSE(outcome.err.empty());
}

TEST_CASE("paths that are not UTF-8 are checked, and their json is") {
  const Place place;
  place.Write("a\xFF.txt", Plain(kDoubled));
  const Json findings = place.RunJson({"."});
  REQUIRE(findings.size() == 1);
  CHECK(Has(findings[0]["path"].get<std::string>(), ".txt"));
}

}  // namespace
}  // namespace digestlint
