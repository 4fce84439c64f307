#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/reporter.h"
#include "report/statistics.h"
#include "report_helpers.h"

namespace digestlint {
namespace {

RuleSpec MakeRule(std::string_view name, std::string_view summary, std::string_view help) {
  RuleSpec rule;
  rule.name = name;
  rule.group = "links";
  rule.summary = rule.why = summary;
  rule.help = help;
  return rule;
}

const RuleSpec kRule = MakeRule("missing-link", "Readers cannot open it.", "Add the link.");

Finding MakeFinding(Span span, std::string message) {
  return {&kRule, Severity::kError, span, std::move(message), {}};
}

std::string Run(Reporter& reporter, std::string_view path, std::string_view text,
                const std::vector<Finding>& findings) {
  const LineIndex lines(text);
  std::string out;
  reporter.Begin(out);
  if (!findings.empty()) reporter.Report({path, text, lines, findings}, out);
  reporter.End({}, out);
  return out;
}

// The part of one line between two columns, counted in code points.
std::string_view SliceLine(std::string_view text, Position begin, Position end) {
  const LineIndex lines(text);
  return MakeSpan(lines.OffsetAt(begin), lines.OffsetAt(end)).in(text);
}

TEST_CASE("a long line is cut in every frame") {
  constexpr size_t kSize = 1 << 20;
  const std::string plain(kSize, 'x');
  std::string marks;  // no cells at all
  while (marks.size() < kSize) marks += "\xCC\x81";
  for (const std::string& text : {plain, marks}) {
    std::vector<Finding> findings;
    for (uint32_t i = 0; i + 8 <= kSize; i += 256) {
      findings.push_back(MakeFinding({i, i + 2}, "m"));
      findings.back().related.push_back({{0, 2}, "first"});
    }
    const std::string people = Run(*MakeTextReporter({}), "p", text, findings);
    const std::string json = Run(*MakeJsonReporter(), "p", text, findings);
    CHECK(people.size() < findings.size() * 4000);
    CHECK(nlohmann::json::parse(json).size() == findings.size());
  }
}

TEST_CASE("the text format") {
  const std::string text = "标题\n3. 一种新方法\n\n4. 一种新方法\n";
  const auto reporter = MakeTextReporter({});

  SUBCASE("why and help once for each rule") {
    const std::vector<Finding> findings = {
        MakeFinding(Find(text, "一种新方法"), "no link for “一种新方法”"),
        MakeFinding(MakeSpan(text.rfind("一种"), text.size() - 1), "no link"),
    };
    CHECK(Run(*reporter, "a/b.md", text, findings) ==
          "a/b.md:2:4: error[missing-link] no link for “一种新方法”\n"
          "  2 | 3. 一种新方法\n"
          "    |    ^~~~~~~~~~\n"
          "    = why: Readers cannot open it.\n"
          "    = help: Add the link. (digestlint explain missing-link)\n"
          "\n"
          "a/b.md:4:4: error[missing-link] no link\n"
          "  4 | 4. 一种新方法\n"
          "    |    ^~~~~~~~~~\n"
          "\n");
  }
  SUBCASE("related places") {
    Finding finding = MakeFinding(MakeSpan(text.rfind("一种"), text.size() - 1), "again");
    finding.related.push_back({MakeSpan(text.find("一种"), text.size()), "first here"});
    CHECK(Run(*reporter, "p", text, {finding}) ==
          "p:4:4: error[missing-link] again\n"
          "  4 | 4. 一种新方法\n"
          "    |    ^~~~~~~~~~\n"
          "    = 2:4: first here\n"
          "  2 | 3. 一种新方法\n"
          "    |    ----------\n"
          "    = why: Readers cannot open it.\n"
          "    = help: Add the link. (digestlint explain missing-link)\n"
          "\n");
  }
  SUBCASE("many related places have no frames of their own") {
    Finding finding = MakeFinding({0, 3}, "m");
    for (int i = 0; i < 5; ++i) finding.related.push_back({{0, 3}, "r"});
    CHECK(SplitLines(Run(*reporter, "p", text, {finding})).size() == 1 + 2 + 3 * 3 + 2 + 2 + 1);
  }
  SUBCASE("the gutter is as wide as the longest number") {
    const std::string lines(11, '\n');
    Finding finding = MakeFinding({8, 8}, "m");
    finding.related.push_back({{9, 9}, ""});
    const std::vector<std::string> out = SplitLines(Run(*reporter, "p", lines, {finding}));
    CHECK(out[1] == "   9 |");
    CHECK(out[3] == "     = 10:1");
    CHECK(out[4] == "  10 |");
  }
  SUBCASE("no findings, no output") {
    CHECK(Run(*reporter, "p", text, {}).empty());
  }
}

TEST_CASE("no control characters reach the terminal") {
  const std::string text =
      "a \x1b]0;title\x07 b\rc \xC2\x9B"
      "2J\n";
  Finding finding = MakeFinding(Find(text, "\x07"), "bad \x1b[2J\nmessage");
  finding.related.push_back({{0, 1}, "\x1b[1m"});
  for (const auto& reporter : {MakeTextReporter({}), MakeConciseReporter()}) {
    const std::string out = Run(*reporter, "x\x1b[31m\r.md", text, {finding});
    for (const char c : out) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    CHECK(out.find("\xC2\x9B") == std::string::npos);
    CHECK(out.starts_with("x␛[31m␍.md:1:12: error"));
    CHECK(out.find("bad ␛[2J␊message") != std::string::npos);
  }
  const std::vector<std::string> lines =
      SplitLines(Run(*MakeTextReporter({}), "p", text, {finding}));
  CHECK(lines[1] == "  1 | a ␛]0;title␇ b␍c �2J");
  CHECK(lines[2] == "    |            ^");
}

TEST_CASE("colours come by severity and always end") {
  Finding finding = MakeFinding({0, 1}, "m");
  finding.severity = Severity::kWarning;
  const std::string out = Run(*MakeTextReporter({.color = true}), "p", "ab\n", {finding});
  CHECK(out.find("\x1b[1;33mwarning[missing-link]\x1b[0m m\n") != std::string::npos);
  CHECK(out.find("\x1b[1;33m^\x1b[0m\n") != std::string::npos);
  for (const std::string& line : SplitLines(out)) {
    const size_t last = line.rfind("\x1b[");
    if (last != std::string::npos) CHECK(line.substr(last).starts_with("\x1b[0m"));
  }
}

TEST_CASE("the concise format") {
  const std::string text = "\xEF\xBB\xBF标题\r\n😀一 x\r\n";
  Finding second = MakeFinding(Find(text, "x"), "no link");
  second.severity = Severity::kInfo;
  CHECK(Run(*MakeConciseReporter(), "目录/a.md", text,
            {MakeFinding({3, 6}, "标题 is “bad”"), second}) ==
        "目录/a.md:1:1: error: 标题 is “bad” [missing-link]\n"
        "目录/a.md:2:4: info: no link [missing-link]\n");
}

TEST_CASE("the JSON format") {
  const auto reporter = MakeJsonReporter();

  SUBCASE("an empty run is an empty array") {
    CHECK(Run(*reporter, "p", "", {}) == "[]\n");
  }
  SUBCASE("the exact object") {
    Finding finding = MakeFinding({2, 3}, "a \"b\"");
    finding.related.push_back({{0, 1}, "r"});
    CHECK(
        Run(*reporter, "p.md", "a\nb\n", {finding}) ==
        R"([{"path":"p.md","line":2,"column":1,"end_line":2,"end_column":2,)"
        R"("rule":"missing-link","group":"links","severity":"error","message":"a \"b\"",)"
        R"("help":"Add the link.","related":[{"line":1,"column":1,"message":"r"}],"fix":null,"data":null,"fingerprint":null}])"
        "\n");
  }
  SUBCASE("columns cut the same text out of the source") {
    const std::string text =
        "\xEF\xBB\xBF标题 title\r\n😀 e\xCC\x81 一种\t新方法 x\r\n\xFF\xFE broken 字\nlast 行";
    std::vector<Finding> findings;
    for (const std::string_view part :
         {"标题", "title", "😀", "一种", "新方法", "broken", "字", "行"}) {
      findings.push_back(MakeFinding(Find(text, part), std::string(part)));
      findings.back().related.push_back({Find(text, part), std::string(part)});
    }
    const auto json = nlohmann::json::parse(Run(*reporter, "p", text, findings));
    REQUIRE(json.size() == findings.size());
    for (const auto& item : json) {
      const std::string message = item["message"];
      const Position begin{item["line"], item["column"]};
      const Position end{item["end_line"], item["end_column"]};
      CHECK(SliceLine(text, begin, end) == message);
      CHECK(item["related"][0]["line"] == begin.line);
      CHECK(item["related"][0]["column"] == begin.column);
    }
  }
  SUBCASE("spans that are empty or over several lines") {
    const auto json = nlohmann::json::parse(
        Run(*reporter, "p", "ab\ncd\n", {MakeFinding({1, 5}, ""), MakeFinding({2, 2}, "")}));
    CHECK(json[0]["end_line"] == 2);
    CHECK(json[0]["end_column"] == 3);
    CHECK(json[1]["column"] == 3);
    CHECK(json[1]["end_column"] == 3);
  }
  SUBCASE("one finding per line over several files, bytes that are not UTF-8") {
    const std::string text = "a\n";
    const LineIndex lines(text);
    const std::vector<Finding> findings = {MakeFinding({0, 1}, "\xFF\x1b"),
                                           MakeFinding({0, 1}, "m")};
    std::string out;
    reporter->Begin(out);
    reporter->Report({"x\xFF", text, lines, findings}, out);
    reporter->Report({"y", text, lines, findings}, out);
    reporter->End({}, out);
    CHECK(SplitLines(out).size() == 4);
    const auto json = nlohmann::json::parse(out);
    REQUIRE(json.size() == 4);
    CHECK(json[0]["path"] == "x�");
    CHECK(json[0]["message"] == "�\x1b");
    CHECK(json[3]["path"] == "y");
  }
}

TEST_CASE("statistics") {
  const RuleSpec other = MakeRule("a-rule", std::string_view("短。"), "");
  const RuleSpec rare = MakeRule("z", "Rare.", "");
  Finding a = MakeFinding({}, "");
  a.rule = &other;
  a.severity = Severity::kWarning;
  Finding z = MakeFinding({}, "");
  z.rule = &rare;
  z.severity = Severity::kInfo;

  Statistics statistics;
  CHECK(FormatStatistics(statistics, {}) == "0 findings in 0 of 0 files\n");
  statistics.AddFile({});
  const std::vector<Finding> first(9, MakeFinding({}, ""));
  statistics.AddFile(first);
  std::vector<Finding> second(10, a);
  second.push_back(z);
  second.push_back(first[0]);
  statistics.AddFile(second);
  CHECK(statistics.findings() == 21);
  CHECK(FormatStatistics(statistics, {}) ==
        "  10  a-rule        warning  短。\n"
        "  10  missing-link  error    Readers cannot open it.\n"
        "   1  z             info     Rare.\n"
        "21 findings in 2 of 3 files\n");

  Statistics one;
  one.AddFile({&z, 1});
  CHECK(FormatTotals(one) == "1 finding in 1 of 1 file\n");
}

}  // namespace
}  // namespace digestlint
