// The program from outside: what a user or a script sees of it.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report_helpers.h"
#include "run_program.h"
#include "temporary_folder.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

constexpr std::string_view kUrl = "https://arxiv.org/abs/";

// Three plain entries; the summaries of the first two are given.
std::string Plain(std::string_view first = "相邻两层之间只差一个线性变换。",
                  std::string_view second = "每个样本只更新一小部分权重。") {
  return fmt::format(
      "1、Layers That Barely Change\n{}\n{}2405.10001\n"
      "2、Training a Few Weights at a Time\n{}\n{}2405.10002\n"
      "3、Reading Long Papers with Short Windows\n窗口滑动着读完全文。\n{}2405.10003\n",
      first, kUrl, second, kUrl, kUrl);
}

const std::string kDoubled = "参数一样多，，速度更快。";  // repeated-punctuation at column 6
const std::string kSpaced = "显存不变 ，精度也不变。";    // stray-space at column 5

std::string Markdown(std::string_view summary = "只训练两个小矩阵。") {
  return fmt::format(
      "# 本周论文\n\n## 微调\n\n1. [Small Matrices]({0}2405.10011)：{1}\n"
      "2. [Smaller Matrices]({0}2405.10012)：秩可以更低。\n",
      kUrl, summary);
}

// A folder to run in, with the program at hand.
class Place : public TemporaryFolder {
 public:
  Outcome Run(Arguments arguments, Surroundings surroundings = {}) const {
    surroundings.folder = *this / "";
    arguments.insert(arguments.begin(), DIGESTLINT_BINARY);
    return RunProgram(std::move(arguments), surroundings);
  }

  Outcome RunOnInput(Arguments arguments, std::string input) const {
    return Run(std::move(arguments),
               {.folder = {}, .input = std::move(input), .output_file = {}, .environment = {}});
  }

  Json RunJson(Arguments arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome outcome = Run(std::move(arguments));
    REQUIRE(Json::accept(outcome.out));
    return Json::parse(outcome.out);
  }
};

bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

size_t CountLines(std::string_view text) {
  return SplitLines(text).size();
}

std::vector<std::string> Rules(const Json& findings) {
  std::vector<std::string> out;
  for (const Json& finding : findings) out.push_back(finding["rule"]);
  return out;
}

// No byte that a terminal would obey.
bool IsSafe(std::string_view text) {
  return std::ranges::none_of(text, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
  });
}

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

TEST_CASE("exit status: clean, findings, trouble") {
  const Place place;
  place.Write("clean.txt", Plain());
  place.Write("bad.txt", Plain(kDoubled));
  const Outcome clean = place.Run({"check", "clean.txt"});
  CHECK(clean.status == 0);
  CHECK(clean.err.empty());
  const Outcome bad = place.Run({"check", "bad.txt"});
  CHECK(bad.status == 1);
  CHECK(bad.err.empty());
  CHECK(Has(bad.out, "bad.txt:2:6"));
  const Outcome trouble = place.Run({"check", "bad.txt", "missing.txt"});
  CHECK(trouble.status == 2);
  CHECK(Has(trouble.out, "bad.txt:2:6"));
  CHECK(Has(trouble.err, "missing.txt"));
  CHECK_FALSE(Has(trouble.out, "missing.txt"));
}

TEST_CASE("check is the default command") {
  const Place place;
  place.Write("bad.txt", Plain(kDoubled));
  const Outcome named = place.Run({"check", "--format", "concise", "bad.txt"});
  for (const Arguments& arguments :
       {Arguments{"bad.txt", "--format", "concise"}, Arguments{"--format=concise", "bad.txt"}}) {
    const Outcome outcome = place.Run(arguments);
    CHECK(outcome.status == 1);
    CHECK(outcome.out == named.out);
  }
  const Outcome folder = place.Run({"--format", "concise"});
  CHECK(folder.status == 1);
  CHECK(Has(folder.out, "bad.txt:2:6: warning: "));
  CHECK(place.Run({}).status == 1);
  CHECK(place.Run({"--", "bad.txt"}).status == 1);
}

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

TEST_CASE("one thread and eight say the same") {
  const Place place;
  for (int i = 0; i < 200; ++i) {
    place.Write(fmt::format("{:03}.{}", i, i % 3 == 0 ? "md" : "txt"),
                i % 3 == 0 ? Markdown(kDoubled) : Plain(kSpaced, i % 2 == 0 ? kDoubled : kSpaced));
  }
  for (const char* format : {"text", "concise", "json"}) {
    const Outcome one = place.Run({"-j", "1", "--format", format});
    const Outcome eight = place.Run({"-j", "8", "--format", format});
    CHECK(one.status == 1);
    CHECK(eight.status == 1);
    CHECK(one.out == eight.out);
    CHECK(CountLines(one.out) > 200);
  }
  CHECK(place.Run({"-j8", "--statistics"}).out == place.Run({"-j1", "--statistics"}).out);
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

TEST_CASE("--select and --ignore take rules and groups") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled, kSpaced + "链接写作 https//arxiv.org/abs/2405.10004 。"));
  const auto rules = [&](Arguments arguments) {
    arguments.emplace_back("a.txt");
    const std::vector<std::string> names = Rules(place.RunJson(std::move(arguments)));
    return std::set<std::string>(names.begin(), names.end());
  };
  using Names = std::set<std::string>;
  CHECK(rules({}) == Names{"repeated-punctuation", "stray-space", "malformed-link"});
  CHECK(rules({"--select", "stray-space"}) == Names{"stray-space"});
  CHECK(rules({"--select", "links"}) == Names{"malformed-link"});
  CHECK(rules({"--select", "links,stray-space"}) == Names{"malformed-link", "stray-space"});
  CHECK(rules({"--select", "links", "--select", "stray-space"}) ==
        Names{"malformed-link", "stray-space"});
  CHECK(rules({"--ignore", "punctuation"}) == Names{"malformed-link"});
  CHECK(rules({"--select", "punctuation", "--ignore", "stray-space"}) ==
        Names{"repeated-punctuation"});
  CHECK(rules({"--ignore", "all"}).empty());
  CHECK(rules({"--select", "all"}).contains("malformed-link"));
}

TEST_CASE("an unknown rule is met with the nearest one, and nothing is checked") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  for (const std::string option : {"--select", "--ignore"}) {
    for (const auto& [wrong, right] :
         {std::pair("repeated-punctuaton", "repeated-punctuation"), std::pair("lniks", "links"),
          std::pair("Stray-Space", "stray-space")}) {
      const Outcome outcome = place.Run({option, wrong, "a.txt"});
      CHECK(outcome.status == 2);
      CHECK(outcome.out.empty());
      CHECK(Has(outcome.err, fmt::format("'{}'", wrong)));
      CHECK(Has(outcome.err, fmt::format("did you mean '{}'?", right)));
      CHECK(Has(outcome.err, option));
    }
  }
  const Outcome far = place.Run({"--select", "xyzzy-plugh-foo", "a.txt"});
  CHECK(far.status == 2);
  CHECK(Has(far.err, "digestlint rules"));
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
                            "severity", "message", "help", "related"});
    for (const char* key : {"line", "column", "end_line", "end_column"}) {
      CHECK(finding[key].is_number_unsigned());
      CHECK(finding[key] >= 1);
    }
    for (const char* key : {"path", "rule", "group", "severity", "message", "help"}) {
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
    const Json findings = place.RunJson({"a.txt"});
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

TEST_CASE("--no-config is accepted") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  CHECK(place.Run({"--no-config", "a.txt"}).out == place.Run({"a.txt"}).out);
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

  place.Write("latin.txt", "1、Caf\xE9\n");
  check("latin.txt", {"not UTF-8", "line 1, column 6", "0xE9"});
  place.Write("gbk.txt", "\xB1\xBE\xD6\xDC\xC2\xDB\xCE\xC4\xBD\xE9\xC9\xDC\n");  // 本周论文介绍
  check("gbk.txt", {"GBK", "iconv -f"});
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("Papers of the week\n")) (utf16 += c) += '\0';
  place.Write("utf16.txt", utf16);
  check("utf16.txt", {"UTF-16", "iconv -f"});
  place.Link("nowhere.txt", "link.txt");
  check("link.txt", {"symbolic link"});
  if (::geteuid() != 0) {
    place.Write("locked.txt", Plain());
    ::chmod((place / "locked.txt").c_str(), 0);
    check("locked.txt", {"permission"});
  }
}

TEST_CASE("odd texts are checked like others") {
  const Place place;
  place.Write("empty.txt");
  place.Write("mark.txt", "\xEF\xBB\xBF");
  place.Write("blank.md", "\n\n  \n");
  place.Write("no-line-end.md", "# 题目");
  CHECK(place.Run({"."}).status == 0);

  place.Write("nul.txt", Plain(std::string("一个\0字节，，在此。", 25)));
  const Outcome nul = place.Run({"nul.txt", "--format", "concise"});
  CHECK(nul.status == 1);
  CHECK(Has(nul.out, "nul.txt:2:6: "));
  CHECK(IsSafe(place.Run({"nul.txt"}).out));
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

TEST_CASE("outline") {
  const Place place;
  place.Write("a.md", Markdown());
  const Outcome text = place.Run({"outline", "a.md"});
  CHECK(text.status == 0);
  CHECK(text.err.empty());
  for (const char* part : {"a.md", "微调", "Small Matrices", "Smaller Matrices", "2405.10012"}) {
    CHECK(Has(text.out, part));
  }
  const Outcome outcome = place.Run({"outline", "--format", "json", "a.md"});
  CHECK(outcome.status == 0);
  const Json files = Json::parse(outcome.out);
  REQUIRE(files.size() == 1);
  CHECK(files[0]["path"] == "a.md");
  CHECK(files[0]["title"]["text"] == "本周论文");
  CHECK(files[0]["is_digest"] == true);
  REQUIRE(files[0]["entries"].size() == 2);
  CHECK(files[0]["entries"][1]["title"]["text"] == "Smaller Matrices");
  CHECK(files[0]["entries"][1]["links"][0]["arxiv"] == "2405.10012");

  const Outcome missing = place.Run({"outline", "--format", "json", "gone.md", "a.md"});
  CHECK(missing.status == 2);
  CHECK(Has(missing.err, "gone.md"));
  CHECK(Json::parse(missing.out).size() == 1);
}

TEST_CASE("rules lists every rule") {
  const Place place;
  const Outcome text = place.Run({"rules"});
  CHECK(text.status == 0);
  const Outcome json = place.Run({"rules", "--format", "json"});
  CHECK(json.status == 0);
  const Json rules = Json::parse(json.out);
  CHECK(rules.size() >= 20);
  for (const Json& rule : rules) {
    const std::string name = rule["name"];
    CAPTURE(name);
    CHECK(Has(text.out, name));
    CHECK(Has(text.out, rule["group"].get<std::string>()));
    CHECK(rule["default"].is_boolean());
    CHECK(std::set<std::string>{"error", "info", "warning"}.contains(rule["severity"]));
    for (const char* key : {"summary", "why", "help"}) CHECK(rule[key].is_string());
    for (const char* key : {"languages", "formats"}) CHECK_FALSE(rule[key].empty());
    const Outcome page = place.Run({"explain", name});
    CHECK(page.status == 0);
    CHECK(Has(page.out, name));
    CHECK(Has(page.out, rule["help"].get<std::string>()));
    CHECK(page.err.empty());
  }
}

TEST_CASE("explain does not know every name") {
  const Place place;
  const Outcome near = place.Run({"explain", "stray-spaces"});
  CHECK(near.status == 2);
  CHECK(near.out.empty());
  CHECK(Has(near.err, "did you mean 'stray-space'?"));
  const Outcome far = place.Run({"explain", "xyzzy-plugh-foo"});
  CHECK(far.status == 2);
  CHECK(Has(far.err, "digestlint rules"));
  CHECK(place.Run({"explain"}).status == 2);
}

TEST_CASE("explain GROUP does not propose the group itself") {
  const Place place;
  CHECK_FALSE(Has(place.Run({"explain", "links"}).err, "did you mean 'links'?"));
}

TEST_CASE("help and version") {
  const Place place;
  for (const Arguments& arguments : {Arguments{"--help"}, Arguments{"-h"}, Arguments{"help"}}) {
    const Outcome outcome = place.Run(arguments);
    CHECK(outcome.status == 0);
    CHECK(outcome.err.empty());
    for (const char* command : {"check", "outline", "rules", "explain"}) {
      CHECK(Has(outcome.out, command));
    }
  }
  const Outcome check = place.Run({"check", "--help"});
  CHECK(check.status == 0);
  for (const char* option : {"--select", "--ignore", "--format", "--color", "--statistics",
                             "--quiet", "--jobs", "--stdin-filename", "--no-config"}) {
    CHECK(Has(check.out, option));
  }
  const Outcome version = place.Run({"--version"});
  CHECK(version.status == 0);
  CHECK(version.out.starts_with("digestlint "));
  CHECK(CountLines(version.out) == 1);
  CHECK(place.Run({"-V"}).out == version.out);
}

TEST_CASE("wrong usage is told on standard error") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  const auto error = [&](Arguments arguments) {
    const Outcome outcome = place.Run(std::move(arguments));
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    return outcome.err;
  };
  CHECK(Has(error({"a.txt", "--bogus"}), "--bogus"));
  CHECK(Has(error({"a.txt", "--format", "xml"}), "xml"));
  CHECK(Has(error({"a.txt", "--color", "blue"}), "blue"));
  CHECK(Has(error({"a.txt", "--jobs", "many"}), "many"));
  CHECK(Has(error({"a.txt", "-j", "-3"}), "-3"));
  CHECK(Has(error({"a.txt", "--select"}), "--select"));
  CHECK(Has(error({"rules", "surplus"}), "surplus"));
  CHECK(Has(error({"rules", "--format", "xml"}), "xml"));
}

TEST_CASE("wrong usage names the program and the choices") {
  const Place place;
  const Outcome format = place.Run({"--format", "xml"});
  CHECK(format.err.starts_with("digestlint: "));
  CHECK_FALSE(Has(format.err, "->"));  // numbers of an enumeration
  for (const char* choice : {"text", "concise", "json"}) CHECK(Has(format.err, choice));
  CHECK(place.Run({"--format", "1"}).status == 2);
  CHECK(Has(place.Run({"--selct", "links"}).err, "did you mean '--select'"));
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
  for (const char* format : {"text", "concise", "json"}) {
    const Outcome outcome = place.Run({"--format", format, name});
    CAPTURE(format);
    CHECK(outcome.status == 1);
    CHECK(IsSafe(outcome.out));
  }
  CHECK(place.RunJson({name})[0]["path"] == name);
  CHECK(CountLines(place.Run({"--format", "concise", name}).out) == 1);
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

TEST_CASE("paths that are not UTF-8 are checked, and their json is") {
  const Place place;
  place.Write("a\xFF.txt", Plain(kDoubled));
  const Json findings = place.RunJson({"."});
  REQUIRE(findings.size() == 1);
  CHECK(Has(findings[0]["path"].get<std::string>(), ".txt"));
}

}  // namespace
}  // namespace digestlint
