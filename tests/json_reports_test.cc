// The formats in JSON but json itself: JSON Lines, SARIF, GitLab and rdjson.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "report/uri_path.h"
#include "reporter_helpers.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

using Json = nlohmann::json;

// kTraps as JSON can carry it: what is not UTF-8 is replaced.
std::string Carried(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    AppendUtf8(d.code_point, out);
    i += d.size;
  }
  return out;
}

Finding WithFix(Finding finding, std::vector<Edit> edits, FixSafety safety = FixSafety::kSafe) {
  finding.fix = Fix{"mend it", safety, std::move(edits)};
  return finding;
}

// A file whose columns are not its bytes, and edits in all its corners.
const std::string kWide =
    "\xEF\xBB\xBF标题 title\r\n😀 e\xCC\x81 一种\t新方法 x\r\n\xFF\xFE broken 字\nlast 行";

std::vector<Finding> WideFindings() {
  std::vector<Finding> out;
  for (const std::string_view part : {"标题", "title", "😀", "新方法", "broken", "字", "行"}) {
    const Span span = Find(kWide, part);
    out.push_back(WithFix(FindingAt(span, std::string(part)), {{span, "“新”"}}));
  }
  const Span title = Find(kWide, "title");
  const Span x = Find(kWide, "x");
  out.push_back(WithFix(FindingAt(title, "title"),
                        {{{title.begin, title.begin}, ">"}, {{title.end, title.end}, "<"}}));
  out.push_back(WithFix(FindingAt(x, "x"), {{{x.end, x.end + 1}, ""}}));        // a CR
  out.push_back(WithFix(FindingAt(x, "x"), {{{x.end, x.end + 2}, ""}}));        // a line end
  out.push_back(WithFix(FindingAt(x, "x"), {{{x.end + 1, x.end + 1}, "\r"}}));  // inside it
  out.push_back(WithFix(FindingAt(title, "title"), {{title, ""}, {Find(kWide, "一种"), "1"}}));
  return out;
}

TEST_CASE("the JSON Lines format has the objects of the JSON format") {
  const std::vector<ReportedFile> files = {{"目录/a\xFF.md", kWide, WideFindings()},
                                           {"clean.md", "", {}},
                                           {"b.md", "ab", {FindingAt({0, 1}, kTraps)}}};
  const Json array = Json::parse(ReportOf(*MakeJsonReporter(), files));
  const std::vector<std::string> lines = SplitLines(ReportOf(*MakeJsonLinesReporter(), files));
  REQUIRE(lines.size() == array.size());
  for (size_t i = 0; i < lines.size(); ++i) CHECK(Json::parse(lines[i]) == array[i]);
  CHECK(array.back()["message"] == Carried(kTraps));
  CHECK(ReportOf(*MakeJsonLinesReporter(), {}).empty());
}

TEST_CASE("paths as URIs") {
  CHECK(UriOfPath("a/b-c_d~1.md") == "a/b-c_d~1.md");
  CHECK(UriOfPath("周 %/x:y?#.md") == "%E5%91%A8%20%25/x%3Ay%3F%23.md");
  CHECK(UriOfPath("\xFF\n") == "%FF%0A");
  CHECK(UriOfPath("/tmp/a b") == "file:///tmp/a%20b");
}

TEST_CASE("the SARIF format") {
  const auto reporter = MakeSarifReporter();

  SUBCASE("an empty run") {
    const Json log = Json::parse(ReportOf(*reporter, {{"a.md", "", {}}}));
    CHECK(log["version"] == "2.1.0");
    CHECK(log["$schema"].get<std::string>().ends_with("sarif-schema-2.1.0.json"));
    REQUIRE(log["runs"].size() == 1);
    const Json& run = log["runs"][0];
    CHECK(run["tool"]["driver"]["name"] == "digestlint");
    CHECK(run["tool"]["driver"]["rules"] == Json::array());
    CHECK(run["results"] == Json::array());
    CHECK(run["columnKind"] == "unicodeCodePoints");
    CHECK(run["invocations"][0]["executionSuccessful"] == true);
  }
  SUBCASE("a result and its rule") {
    Finding finding = FindingAt({2, 3}, "m", Severity::kInfo);
    finding.related.push_back({{0, 1}, "r"});
    RuleSpec own = LinkRule("own-rule");
    own.origin = RuleOrigin::kUser;
    Finding other = FindingAt({0, 1}, "o", Severity::kWarning);
    other.rule = &own;
    const Json log = Json::parse(ReportOf(*reporter, {{"a.md", "a\nb\n", {finding, other}},
                                                      {"/b.md", "x", {FindingAt({0, 1}, "n")}}}));
    const Json& run = log["runs"][0];
    const Json& rules = run["tool"]["driver"]["rules"];
    REQUIRE(rules.size() == 2);
    CHECK(rules[0]["id"] == "missing-link");
    CHECK(rules[0]["shortDescription"]["text"] == "Readers cannot open it.");
    CHECK(rules[0]["help"]["text"] == "Add the link.");
    CHECK(rules[0]["helpUri"].get<std::string>().ends_with("/docs/rules/missing-link.md"));
    CHECK(rules[0]["defaultConfiguration"]["level"] == "error");
    CHECK(rules[0]["properties"]["tags"] == Json::array({"links"}));
    CHECK_FALSE(rules[1].contains("helpUri"));
    REQUIRE(run["results"].size() == 3);
    CHECK(run["results"][0] == Json::parse(R"({"ruleId":"missing-link","ruleIndex":0,"level":"note",
            "message":{"text":"m"},
            "locations":[{"physicalLocation":{
              "artifactLocation":{"uri":"a.md","uriBaseId":"%SRCROOT%"},
              "region":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":2}}}],
            "relatedLocations":[{"id":1,"message":{"text":"r"},"physicalLocation":{
              "artifactLocation":{"uri":"a.md","uriBaseId":"%SRCROOT%"},
              "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":2}}}],
            "partialFingerprints":{"digestlint/v1":"0000000000000001"}})"));
    CHECK(run["results"][1]["ruleIndex"] == 1);
    CHECK(run["results"][1]["level"] == "warning");
    CHECK(run["results"][2]["ruleIndex"] == 0);
    CHECK(run["results"][2]["level"] == "error");
    CHECK(run["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"] ==
          Json::parse(R"({"uri":"file:///b.md"})"));
  }
  SUBCASE("messages and paths") {
    const Json log =
        Json::parse(ReportOf(*reporter, {{"\xFF|\"\n.md", "ab", {FindingAt({0, 1}, kTraps)}}}));
    const Json& result = log["runs"][0]["results"][0];
    std::string text = result["message"]["text"];
    for (const auto& [from, to] :
         {std::pair("{{", "{"), std::pair("}}", "}"), std::pair("\\[", "["), std::pair("\\]", "]"),
          std::pair("\\\\", "\\")}) {
      for (size_t i = text.find(from); i != std::string::npos; i = text.find(from, i + 1)) {
        text.replace(i, 2, to);
      }
    }
    CHECK(text == Carried(kTraps));
    CHECK(result["message"]["text"].get<std::string>().find("{{0}}") != std::string::npos);
    CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
          "%FF%7C%22%0A.md");
  }
  SUBCASE("regions cut and mend the source") {
    const std::vector<Finding> findings = WideFindings();
    const Json log = Json::parse(ReportOf(*reporter, {{"a.md", kWide, findings}}));
    const LineIndex lines(kWide);
    const auto span = [&](const Json& region) {
      return MakeSpan(lines.OffsetAt({region["startLine"], region["startColumn"]}),
                      lines.OffsetAt({region["endLine"], region["endColumn"]}));
    };
    const Json& results = log["runs"][0]["results"];
    REQUIRE(results.size() == findings.size());
    for (size_t i = 0; i < findings.size(); ++i) {
      CAPTURE(i);
      const Json& region = results[i]["locations"][0]["physicalLocation"]["region"];
      CHECK(span(region).in(kWide) == findings[i].message);
      std::vector<Edit> edits;
      for (const Json& each : results[i]["fixes"][0]["artifactChanges"][0]["replacements"]) {
        edits.push_back({span(each["deletedRegion"]),
                         each.contains("insertedContent") ? each["insertedContent"]["text"] : ""});
      }
      CHECK(ApplyEdits(kWide, edits) == ApplyEdits(kWide, findings[i].fix->edits));
    }
  }
  SUBCASE("a byte-order mark has a place among the bytes") {
    const Json log = Json::parse(
        ReportOf(*reporter, {{"a.md", kWide, {WithFix(FindingAt({0, 3}, "m"), {{{0, 3}, ""}})}}}));
    CHECK(log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"] ==
          Json::parse(R"([{"deletedRegion":{"byteOffset":0,"byteLength":3}}])"));
  }
  SUBCASE("what was not checked") {
    std::string out;
    reporter->Begin(out);
    reporter->Trouble("gone.md", "gone.md: no such file", out);
    reporter->Trouble("", "other", out);
    reporter->End({}, out);
    const Json invocation = Json::parse(out)["runs"][0]["invocations"][0];
    CHECK(invocation["executionSuccessful"] == false);
    REQUIRE(invocation["toolExecutionNotifications"].size() == 2);
    CHECK(invocation["toolExecutionNotifications"][0]["message"]["text"] ==
          "gone.md: no such file");
    CHECK_FALSE(invocation["toolExecutionNotifications"][1].contains("locations"));
  }
}

TEST_CASE("the GitLab format") {
  const auto reporter = MakeGitlabReporter();
  SUBCASE("an empty run is an empty array") {
    CHECK(ReportOf(*reporter, {{"a.md", "", {}}}) == "[]\n");
  }
  SUBCASE("the keys of an issue") {
    const Json report = Json::parse(ReportOf(
        *reporter, {{"目录/a.md", "一\nb\nc", {FindingAt({4, 6}, "m", Severity::kWarning)}}}));
    REQUIRE(report.size() == 1);
    CHECK(report[0]["description"] == "m");
    CHECK(report[0]["check_name"] == "missing-link");
    CHECK(report[0]["severity"] == "minor");
    CHECK(report[0]["location"] ==
          Json::parse(R"({"path":"目录/a.md","lines":{"begin":2,"end":2}})"));
    CHECK(report[0]["fingerprint"].get<std::string>().size() == 16);
  }
  SUBCASE("fingerprints are unique and stay") {
    const std::vector<Finding> two = {FindingAt({0, 1}, "m"), FindingAt({0, 1}, "m")};
    const auto fingerprints = [](const Json& report) {
      std::vector<std::string> out;
      for (const Json& issue : report) out.push_back(issue["fingerprint"]);
      return out;
    };
    const std::vector<ReportedFile> files = {{"a.md", "ab", two}, {"b.md", "ab", two}};
    std::vector<std::string> first = fingerprints(Json::parse(ReportOf(*reporter, files)));
    std::vector<ReportedFile> turned = {files[1], files[0]};
    std::vector<std::string> second =
        fingerprints(Json::parse(ReportOf(*MakeGitlabReporter(), turned)));
    std::ranges::sort(first);
    std::ranges::sort(second);
    CHECK(first == second);
    CHECK(std::ranges::adjacent_find(first) == first.end());
  }
  SUBCASE("also where none are known, or one file is named twice") {
    const std::string text = "ab";
    const LineIndex lines(text);
    const std::vector<Finding> two = {FindingAt({0, 1}, kTraps), FindingAt({0, 1}, kTraps)};
    std::string out;
    reporter->Begin(out);
    reporter->Report({"a\xFF.md", text, lines, two}, out);
    reporter->Report({"a\xFF.md", text, lines, two}, out);
    reporter->End({}, out);
    const Json report = Json::parse(out);
    REQUIRE(report.size() == 4);
    std::vector<std::string> all;
    for (const Json& issue : report) all.push_back(issue["fingerprint"]);
    std::ranges::sort(all);
    CHECK(std::ranges::adjacent_find(all) == all.end());
    CHECK(report[0]["description"] == Carried(kTraps));
    CHECK(report[0]["location"]["path"] == "a�.md");
  }
}

TEST_CASE("the rdjson format") {
  const auto reporter = MakeRdjsonReporter();
  // The bytes between two places, as reviewdog counts them.
  const auto span = [](std::string_view text, const Json& range) {
    const auto offset = [&](const Json& place) {
      size_t begin = 0;
      for (int line = 1; line < place["line"]; ++line) begin = text.find('\n', begin) + 1;
      return begin + place["column"].get<size_t>() - 1;
    };
    return MakeSpan(offset(range["start"]), offset(range["end"]));
  };

  SUBCASE("an empty run") {
    const Json report = Json::parse(ReportOf(*reporter, {{"a.md", "", {}}}));
    CHECK(report["source"]["name"] == "digestlint");
    CHECK(report["diagnostics"] == Json::array());
  }
  SUBCASE("the keys of a diagnostic") {
    const Json report = Json::parse(
        ReportOf(*reporter, {{"a\xFF.md", "一b", {FindingAt({3, 4}, kTraps, Severity::kInfo)}}}));
    const Json& diagnostic = report["diagnostics"][0];
    CHECK(diagnostic["message"] == Carried(kTraps));
    CHECK(diagnostic["severity"] == "INFO");
    CHECK(diagnostic["location"] == Json::parse(R"({"path":"a�.md","range":{
            "start":{"line":1,"column":4},"end":{"line":1,"column":5}}})"));
    CHECK(diagnostic["code"]["value"] == "missing-link");
    CHECK(diagnostic["code"]["url"].get<std::string>().ends_with("/docs/rules/missing-link.md"));
    CHECK_FALSE(diagnostic.contains("suggestions"));
  }
  SUBCASE("ranges cut and mend the source, with the byte-order mark") {
    std::vector<Finding> findings = WideFindings();
    findings.push_back(WithFix(FindingAt({0, 3}, "\xEF\xBB\xBF"), {{{0, 3}, ""}}));
    const Json report = Json::parse(ReportOf(*reporter, {{"a.md", kWide, findings}}));
    REQUIRE(report["diagnostics"].size() == findings.size());
    for (size_t i = 0; i < findings.size(); ++i) {
      CAPTURE(i);
      const Json& diagnostic = report["diagnostics"][i];
      CHECK(span(kWide, diagnostic["location"]["range"]).in(kWide) == findings[i].message);
      REQUIRE(diagnostic["suggestions"].size() == 1);
      const Json& suggestion = diagnostic["suggestions"][0];
      const std::vector<Edit> edits = {{span(kWide, suggestion["range"]), suggestion["text"]}};
      CHECK(ApplyEdits(kWide, edits) == ApplyEdits(kWide, findings[i].fix->edits));
    }
  }
  SUBCASE("no suggestion that is long or cannot be written") {
    const std::string text =
        "a\xFF"
        "b" +
        std::string(30, '\n') + "c" + std::string(9000, 'x') + "d";
    const auto at = [&](char c) { return Find(text, std::string(1, c)); };
    const Json report = Json::parse(ReportOf(
        *reporter, {{"a.md",
                     text,
                     {WithFix(FindingAt(at('a'), "m"), {{at('a'), ""}, {at('b'), ""}}),
                      WithFix(FindingAt(at('b'), "m"), {{at('b'), ""}, {at('c'), ""}}),
                      WithFix(FindingAt(at('c'), "m"), {{at('c'), ""}, {at('d'), ""}})}}}));
    for (const Json& each : report["diagnostics"]) CHECK_FALSE(each.contains("suggestions"));
  }
}

}  // namespace
}  // namespace digestlint
