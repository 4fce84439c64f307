// The formats that people read on a forge: GitHub's annotations and Markdown.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "reporter_helpers.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

bool IsPlain(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return false;
  }
  return FindInvalidUtf8(text) == std::string_view::npos;
}

TEST_CASE("the GitHub format") {
  const auto reporter = MakeGithubReporter();
  SUBCASE("exactly") {
    const std::string text = "标题\n😀一 x\n";
    CHECK(ReportOf(*reporter, {{"目录/a.md",
                                text,
                                {FindingAt(Find(text, "x"), "no link"),
                                 FindingAt(Find(text, "题\n😀"), "two lines", Severity::kWarning),
                                 FindingAt({0, 0}, "nothing", Severity::kInfo)}},
                               {"clean.md", "", {}}}) ==
          "::error file=目录/a.md,line=2,endLine=2,col=4,endColumn=5,"
          "title=digestlint (missing-link)::no link\n"
          "::warning file=目录/a.md,line=1,endLine=2,title=digestlint (missing-link)::two lines\n"
          "::notice file=目录/a.md,line=1,endLine=1,col=1,endColumn=1,"
          "title=digestlint (missing-link)::nothing\n");
  }
  SUBCASE("a path cannot end its value, a message not its line") {
    const std::string out = ReportOf(
        *reporter, {{"a,line=9:%0A\r\n.md", "x", {FindingAt({0, 1}, "50%: a,b\r\n::error::x")}}});
    CHECK(out ==
          "::error file=a%2Cline=9%3A%250A%0D%0A.md,line=1,endLine=1,col=1,endColumn=2,"
          "title=digestlint (missing-link)::50%25: a,b%0D%0A::error::x\n");
  }
  SUBCASE("the log stays readable") {
    const std::string out = ReportOf(*reporter, {{kTraps, "x", {FindingAt({0, 1}, kTraps)}}});
    CHECK(SplitLines(out).size() == 1);
    CHECK(IsPlain(out));
    CHECK(out.find("😀 一种 ␛[2J ␁") != std::string::npos);
  }
  SUBCASE("what was not checked") {
    std::string out;
    reporter->Trouble("gone.md", "gone.md: 100% gone\n", out);
    CHECK(out == "::error title=digestlint::gone.md: 100%25 gone%0A\n");
  }
}

TEST_CASE("the Markdown format") {
  const auto reporter = MakeMarkdownReporter();
  SUBCASE("exactly") {
    const std::string text = "标题\n😀一 x\n";
    const std::string out = ReportOf(
        *reporter,
        {{"目录/a_b.md",
          text,
          {FindingAt(Find(text, "x"), "no link"), FindingAt({0, 3}, "m", Severity::kInfo)}},
         {"clean.md", "", {}}});
    CHECK(
        out.starts_with("### digestlint: 2 findings in 1 of 2 files\n"
                        "\n"
                        "1 error, 1 info\n"
                        "\n"
                        "| place | severity | rule | finding |\n"
                        "|---|---|---|---|\n"
                        "| 目录/a\\_b.md:2:4 | error | [missing-link](https://"));
    CHECK(out.ends_with("/docs/rules/missing-link.md) | m |\n"));
  }
  SUBCASE("nothing found") {
    CHECK(ReportOf(*reporter, {{"a.md", "", {}}}) == "### digestlint: 0 findings in 0 of 1 file\n");
  }
  SUBCASE("a cell keeps to itself") {
    const std::string out = ReportOf(*reporter, {{"a|`b`\n.md", "x", {FindingAt({0, 1}, kTraps)}}});
    const std::vector<std::string> lines = SplitLines(out);
    REQUIRE(lines.size() == 7);
    CHECK(IsPlain(out));
    CHECK(lines[6].starts_with("| a\\|\\`b\\` .md:1:1 | error | "));
    size_t cells = 0;
    for (size_t i = 0; i < lines[6].size(); ++i) {
      cells += lines[6][i] == '|' && (i == 0 || lines[6][i - 1] != '\\') ? 1 : 0;
    }
    CHECK(cells == 5);
    CHECK(lines[6].find("\\<d\\> \\& \\]\\]\\>") != std::string::npos);
    CHECK(lines[6].find("\\`e\\` \\\\ {0}") != std::string::npos);
    CHECK(lines[6].find("\\[t\\](u)") != std::string::npos);
  }
  SUBCASE("no mentions, references or links") {
    const std::string out = ReportOf(
        *reporter,
        {{"a.md", "x", {FindingAt({0, 1}, "@someone #12 https://a.example/x www.b.example")}}});
    CHECK(out.find("| @\u2060someone #\u206012 https&#58;//a.example/x www&#46;b.example |") !=
          std::string::npos);
  }
  SUBCASE("a long report says what it leaves out") {
    std::vector<Finding> findings(1000, FindingAt({0, 1}, "m"));
    const std::string many = ReportOf(*reporter, {{"a.md", "x", findings}});
    CHECK(many.ends_with("\nand 800 more; `digestlint check` shows all.\n"));
    CHECK(SplitLines(many).size() == 6 + 200 + 2);
    std::string message;
    for (int i = 0; i < 5000; ++i) message += "长|";
    findings.assign(1000, FindingAt({0, 1}, message));
    const std::string wide = ReportOf(*MakeMarkdownReporter(), {{"a.md", "x", findings}});
    CHECK(wide.size() < 65'000);
    CHECK(wide.find("… |\n") != std::string::npos);
    CHECK(wide.starts_with("### digestlint: 1000 findings"));
  }
  SUBCASE("what was not checked") {
    std::string out;
    for (int i = 0; i < 25; ++i) {
      reporter->Trouble("", fmt::format("{}.md: not <there>\n", i), out);
    }
    reporter->End({}, out);
    CHECK(out.find("\nNot everything could be checked:\n\n- 0.md: not \\<there\\>\n- 1.md") !=
          std::string::npos);
    CHECK(out.ends_with("- and 5 more\n"));
  }
}

}  // namespace
}  // namespace digestlint
