// The program from outside: what it prints, in every format and to every kind of reader.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli_helpers.h"
#include "report/formats.h"
#include "report_helpers.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// The characters of one line from column `begin` to before column `end`, counted from 1.
std::string Slice(std::string_view line, int begin, int end) {
  std::string out;
  int column = 1;
  for (size_t i = 0; i < line.size(); ++column) {
    const uint32_t size = DecodeAt(line, i).size;
    if (column >= begin && column < end) out += line.substr(i, size);
    i += size;
  }
  return out;
}

TEST_CASE("one thread and eight say the same") {
  const Place place;
  for (int i = 0; i < 200; ++i) {
    place.Write(fmt::format("{:03}.{}", i, i % 3 == 0 ? "md" : "txt"),
                i % 3 == 0 ? Markdown(kDoubled) : Plain(kSpaced, i % 2 == 0 ? kDoubled : kSpaced));
  }
  for (const std::string& format : ReportFormatNames()) {
    const Outcome one = place.Run({"-j", "1", "--format", format});
    const Outcome eight = place.Run({"-j", "8", "--format", format});
    CHECK(one.status == 1);
    CHECK(eight.status == 1);
    CHECK(one.out == eight.out);
    CHECK(CountLines(one.out) > 200);
  }
  CHECK(place.Run({"-j8", "--statistics"}).out == place.Run({"-j1", "--statistics"}).out);
}

TEST_CASE("--format text has a frame, help and totals") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  place.Write("b.txt", Plain());
  const Outcome outcome = place.Run({"--format", "text", "a.txt", "b.txt"});
  CHECK(outcome.out == place.Run({"a.txt", "b.txt"}).out);
  CHECK(Has(outcome.out, "a.txt:2:6: warning"));
  CHECK(Has(outcome.out, "repeated-punctuation"));
  CHECK(Has(outcome.out, "2 | " + kDoubled));
  CHECK(Has(outcome.out, "= help: "));
  CHECK(outcome.out.ends_with("1 finding in 1 of 2 files\n"));
}

TEST_CASE("--format concise is one line for each finding") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled, kSpaced));
  const Outcome outcome = place.Run({"--format", "concise", "a.txt"});
  const std::vector<std::string> lines = SplitLines(outcome.out);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].starts_with("a.txt:2:6: warning: "));
  CHECK(lines[0].ends_with(" [repeated-punctuation]"));
  CHECK(lines[1].starts_with("a.txt:5:5: warning: "));
  CHECK(lines[1].ends_with(" [stray-space]"));
}

TEST_CASE("--format json has exactly the promised keys and types") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled) + "4、Layers That Barely Change\n又一次。\n" +
                           std::string(kUrl) + "2405.10001\n");
  const Outcome outcome = place.Run({"--format", "json", "a.txt"});
  CHECK(outcome.status == 1);
  const auto findings = nlohmann::ordered_json::parse(outcome.out);
  REQUIRE(findings.is_array());
  REQUIRE(findings.size() == 2);
  size_t related_count = 0;
  for (const auto& finding : findings) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : finding.items()) keys.push_back(key);
    CHECK(keys == Arguments{"path", "line", "column", "end_line", "end_column", "rule", "group",
                            "severity", "message", "help", "related", "fix", "data",
                            "fingerprint"});
    for (const char* key : {"line", "column", "end_line", "end_column"}) {
      CHECK(finding[key].is_number_unsigned());
      CHECK(finding[key] >= 1);
    }
    for (const char* key :
         {"path", "rule", "group", "severity", "message", "help", "fingerprint"}) {
      CHECK(finding[key].is_string());
      CHECK_FALSE(finding[key].get<std::string>().empty());
    }
    REQUIRE(finding["related"].is_array());
    for (const auto& related : finding["related"]) {
      ++related_count;
      CHECK(related.size() == 3);
      CHECK(related["line"].is_number_unsigned());
      CHECK(related["column"].is_number_unsigned());
      CHECK(related["message"].is_string());
    }
  }
  CHECK(findings[0]["path"] == "a.txt");
  CHECK(findings[0]["group"] == "punctuation");
  CHECK(findings[0]["severity"] == "warning");
  CHECK(findings[1]["rule"] == "duplicate-entry");
  CHECK(related_count == 1);
  place.Write("clean.txt", Plain());
  CHECK(Json::parse(place.Run({"--format", "json", "clean.txt"}).out) == Json::array());
}

TEST_CASE("json columns slice the source by code points") {
  const Place place;
  const std::string summary = "𠮷野家👍🏽用 é 写成 e\u0301，，仍然一样。";
  const std::string with_mark = "\xEF\xBB\xBF" + Plain(summary, kSpaced);
  std::string windows;
  for (const char c : with_mark) windows += c == '\n' ? "\r\n" : std::string(1, c);
  for (const std::string& text : {Plain(summary, kSpaced), with_mark, windows}) {
    place.Write("a.txt", text);
    const Json findings = place.RunJson({"a.txt", "--ignore", "encoding"});
    REQUIRE(Rules(findings) == Arguments{"repeated-punctuation", "stray-space"});
    const std::vector<std::string> lines = SplitLines(text);
    const std::vector<std::string> expected = {"，，", " "};
    for (size_t i = 0; i < findings.size(); ++i) {
      const Json& finding = findings[i];
      CHECK(finding["line"] == finding["end_line"]);
      const std::string& line = lines[finding["line"].get<size_t>() - 1];
      CHECK(Slice(line, finding["column"], finding["end_column"]) == expected[i]);
    }
  }
}

TEST_CASE("a byte-order mark takes no column") {
  const Place place;
  place.Write("a.txt", "\xEF\xBB\xBF，" + Plain());
  const Json findings = place.RunJson({"a.txt", "--select", "leading-punctuation"});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0]["line"] == 1);
  CHECK(findings[0]["column"] == 1);
}

TEST_CASE("CRLF gives the findings of LF") {
  const Place place;
  const std::string text = Markdown(kDoubled) + "3.[No Blank](" + std::string(kUrl) + "2405.1)\n";
  std::string windows;
  for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
  place.Write("unix/a.md", text);
  place.Write("windows/a.md", windows);
  const auto findings = [&](const std::string& folder) {
    Json out = place.RunJson({folder});
    for (Json& finding : out) finding.erase("path");
    return out;
  };
  CHECK(findings("unix").size() >= 2);
  CHECK(findings("unix") == findings("windows"));
}

TEST_CASE("--color and NO_COLOR") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  const auto colored = [&](const Arguments& arguments, const Arguments& environment) {
    const Outcome outcome = place.Run(
        arguments, {.folder = {}, .input = {}, .output_file = {}, .environment = environment});
    CHECK(outcome.status == 1);
    return Has(outcome.out, "\x1B[");
  };
  CHECK_FALSE(colored({"a.txt"}, {}));
  CHECK_FALSE(colored({"a.txt", "--color", "auto"}, {}));
  CHECK(colored({"a.txt", "--color", "always"}, {}));
  CHECK(colored({"a.txt", "--color=always"}, {"NO_COLOR=1"}));
  CHECK_FALSE(colored({"a.txt", "--color", "never"}, {}));
  CHECK_FALSE(colored({"a.txt"}, {"NO_COLOR=1"}));
  CHECK_FALSE(colored({"a.txt", "--color", "always", "--format", "json"}, {}));
}

TEST_CASE("--statistics counts by rule") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled, kSpaced));
  place.Write("b.txt", Plain(kDoubled));
  const Outcome outcome = place.Run({"--statistics"});
  CHECK(outcome.status == 1);
  const std::vector<std::string> lines = SplitLines(outcome.out);
  REQUIRE(lines.size() == 3);
  CHECK(Has(lines[0], "2  repeated-punctuation"));
  CHECK(Has(lines[1], "1  stray-space"));
  CHECK(lines[2] == "3 findings in 2 of 2 files");
}

TEST_CASE("--statistics --format json is json, or an error") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  const Outcome outcome = place.Run({"--statistics", "--format", "json", "a.txt"});
  CHECK((outcome.status == 2 || Json::accept(outcome.out)));
}

TEST_CASE("--quiet prints nothing but errors") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  for (const Arguments& arguments :
       {Arguments{"--quiet", "a.txt"}, Arguments{"a.txt", "-q"},
        Arguments{"-q", "a.txt", "--format", "json"}, Arguments{"-q", "--statistics", "a.txt"}}) {
    const Outcome outcome = place.Run(arguments);
    CHECK(outcome.status == 1);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.empty());
  }
  const Outcome missing = place.Run({"-q", "gone.txt"});
  CHECK(missing.status == 2);
  CHECK(missing.out.empty());
  CHECK(Has(missing.err, "gone.txt"));
}

TEST_CASE("a line of 1 MB is shown in part") {
  const Place place;
  std::string line;
  while (line.size() < 1'000'000) line += "很长的一行没有换行";
  place.Write("a.txt", Plain(line + "，，" + line));
  const Outcome outcome = place.Run({"a.txt", "--select", "repeated-punctuation"});
  CHECK(outcome.status == 1);
  CHECK(Has(outcome.out, "，，"));
  CHECK(outcome.out.size() < 2000);
}

TEST_CASE("a standard output that cannot be written is trouble") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  const Surroundings full = {
      .folder = {}, .input = {}, .output_file = "/dev/full", .environment = {}};
  for (const Arguments& arguments :
       {Arguments{"a.txt"}, Arguments{"--format", "json", "a.txt"},
        Arguments{"--statistics", "a.txt"}, Arguments{"outline", "a.txt"}}) {
    const Outcome outcome = place.Run(arguments, full);
    CAPTURE(arguments[0]);
    CHECK(outcome.status == 2);
    CHECK(Has(outcome.err, "standard output"));
  }
  CHECK(place.Run({"--quiet", "a.txt"}, full).status == 1);
}

TEST_CASE("rules, explain and help notice it too") {
  const Place place;
  const Surroundings full = {
      .folder = {}, .input = {}, .output_file = "/dev/full", .environment = {}};
  for (const Arguments& arguments :
       {Arguments{"rules"}, Arguments{"rules", "--format", "json"},
        Arguments{"explain", "stray-space"}, Arguments{"--help"}, Arguments{"--version"}}) {
    const Outcome outcome = place.Run(arguments, full);
    CAPTURE(arguments[0]);
    CHECK(outcome.status == 2);
    CHECK(Has(outcome.err, "standard output"));
  }
}

TEST_CASE("control characters never reach the terminal") {
  const Place place;
  const std::string name = "a\x1B[31m\nb\x07.txt";
  place.Write(name, Plain("响铃\x07，，\x1B[2J以及\x7F。"));
  for (const std::string& format : ReportFormatNames()) {
    const Outcome outcome = place.Run({"--format", format, name});
    CAPTURE(format);
    CHECK(outcome.status == 1);
    CHECK(IsSafe(outcome.out));
  }
  CHECK(place.RunJson({name})[0]["path"] == name);
  CHECK(CountLines(place.Run({"--format", "concise", name}).out) == 4);  // three, and the commas
  CHECK(Json::accept(place.Run({"outline", "--format", "json", name}).out));
  const std::string missing = "no\x1B[31m\nsuch.txt";
  CHECK(IsSafe(place.Run({missing}).err));
  CHECK(CountLines(place.Run({missing}).err) == 1);
  CHECK(IsSafe(place.Run({"--select", missing}).err));
  CHECK(IsSafe(place.Run({"explain", missing}).err));
}

TEST_CASE("nor do those of the outline and of wrong options") {
  const Place place;
  const std::string name = "a\x1B[31m\x07.txt";
  place.Write(name, Plain());
  CHECK(IsSafe(place.Run({"outline", name}).out));
  CHECK(IsSafe(place.Run({"--bogus\x1B[31m"}).err));
  CHECK(IsSafe(place.Run({"--format", "\x1B[31m"}).err));
  CHECK(IsSafe(place.Run({"rules", "\x1B[31m"}).err));
}

}  // namespace
}  // namespace digestlint
