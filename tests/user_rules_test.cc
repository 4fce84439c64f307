// Rule folders that a configuration names.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "cli_helpers.h"

namespace digestlint {
namespace {

std::string RuleText(const std::string& name, const std::string& rest, const std::string& bad) {
  return fmt::format(
      "name = \"{}\"\ngroup = \"house\"\nseverity = \"warning\"\nsummary = \"s\"\nwhy = \"w\"\n"
      "message = \"“{{match}}” is not our word\"\nhelp = \"h\"\n{}\n\n[[bad]]\ntext = \"{}\"\n"
      "expect = [\"1:1\"]\n\n[[good]]\ntext = \"x\"\n",
      name, rest, bad);
}

void WriteHouse(const Place& place) {
  place.Write("digestlint.toml", "rule-folders = [\"house\"]\n");
  place.Write("house/house-speed.toml",
              RuleText("house-speed", "[[pattern]]\nregex = '速度'", "速度"));
  place.Write("a.txt", Plain("参数一样多，速度更快。"));
}

}  // namespace

TEST_CASE("a configured rule runs, is listed, explained, selected by group and tested") {
  Place place;
  WriteHouse(place);
  const Json findings = place.RunJson({"check", "a.txt"});
  REQUIRE(Rules(findings) == Arguments{"house-speed"});
  CHECK(findings[0]["message"] == "“速度” is not our word");
  CHECK(Rules(place.RunJson({"check", "a.txt", "--select", "house"})).size() == 1);
  CHECK(Rules(place.RunJson({"check", "a.txt", "--ignore", "house"})).empty());
  CHECK(Has(place.Run({"rules"}).out, "house-speed"));
  CHECK(Has(place.Run({"explain", "house-speed"}).out, "house-speed"));
  const Outcome test = place.Run({"test"});
  CHECK(test.status == 0);
  CHECK(test.out == "2 examples of 1 rule: all right\n");
}

TEST_CASE("a broken rule is told at its line, the others run, and nothing looks clean") {
  Place place;
  WriteHouse(place);
  place.Write("house/broken.toml", RuleText("broken", "[[pattern]]\nregex = '速(度'", "速度"));
  place.Write("digestlint.toml",
              "rule-folders = [\"house\"]\n[rules.broken]\nseverity = \"info\"\n");
  const Outcome outcome = place.Run({"check", "a.txt", "--format", "concise"});
  CHECK(outcome.status == 2);
  CHECK(Has(outcome.out, "[house-speed]"));
  CHECK(Has(outcome.err, "house/broken.toml:9: "));
  CHECK(CountLines(outcome.err) == 1);
  CHECK(place.Run({"test"}).status == 2);
  CHECK(place.Run({"baseline"}).status == 2);
}

TEST_CASE("the rules that docs/house-rules.md shows work") {
  std::ifstream in(DIGESTLINT_SOURCE_DIR "/docs/house-rules.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  Place place;
  size_t rules = 0;
  for (size_t at = page.find("```toml\n"); at != std::string::npos;
       at = page.find("```toml\n", at)) {
    at += std::string_view("```toml\n").size();
    const std::string block = page.substr(at, page.find("```", at) - at);
    if (block.starts_with("name = ")) {
      const size_t begin = std::string_view("name = \"").size();
      place.Write("house/" + block.substr(begin, block.find('"', begin) - begin) + ".toml", block);
    } else if (Has(block, "extends = ")) {
      place.Write("house/our-terms.toml", block);
    } else if (Has(block, "[[pattern]]") || Has(block, "[[phrase]]")) {
      place.Write(
          fmt::format("house/r{}.toml", rules),
          fmt::format("name = \"r{}\"\ngroup = \"house\"\nseverity = \"info\"\nsummary = \"s\"\n"
                      "why = \"w\"\nmessage = \"m\"\nhelp = \"h\"\n\n",
                      rules) +
              block);
    } else {
      continue;
    }
    ++rules;
  }
  CHECK(rules == 4);
  const Outcome outcome = place.Run({"test", "house"});
  CHECK_MESSAGE(outcome.status == 0, outcome.err, outcome.out);
  CHECK(Has(outcome.out, "2 examples of 4 rules: all right"));
}

TEST_CASE("an example that fails is told at its line") {
  Place place;
  WriteHouse(place);
  place.Write("house/wrong.toml", RuleText("wrong", "[[pattern]]\nregex = '时间'", "速度"));
  const Outcome outcome = place.Run({"test"});
  CHECK(outcome.status == 1);
  CHECK_MESSAGE(Has(outcome.out, "house/wrong.toml:11: bad example"), outcome.out);
}

TEST_CASE("names that are taken or stand for something else") {
  for (const char* name : {"missing-link", "links", "all", "severity-", "A"}) {
    CAPTURE(name);
    Place place;
    WriteHouse(place);
    place.Write("house/x.toml", RuleText(name, "[[pattern]]\nregex = '速度'", "速度"));
    const Outcome outcome = place.Run({"check", "a.txt"});
    CHECK(outcome.status == 2);
    CHECK_MESSAGE(Has(outcome.err, "house/x.toml"), outcome.err);
  }
}

TEST_CASE("rules that would cost too much are left out and told, the others run") {
  Place place;
  WriteHouse(place);
  std::string many;
  for (int i = 0; i < 1001; ++i) many += fmt::format("[[pattern]]\nregex = '模型{}'\n", i);
  place.Write("house/many.toml", RuleText("many", many, "模型1"));
  Outcome outcome = place.Run({"check", "a.txt", "--format", "concise"});
  CHECK(outcome.status == 2);
  CHECK(Has(outcome.out, "[house-speed]"));
  CHECK(Has(outcome.err, "house/many.toml: more than 1000 patterns in all rule folders"));

  std::string costly;
  for (int i = 0; i < 80; ++i) {
    costly += fmt::format("[[pattern]]\nregex = '(模|型).{{0,60}}(速|度).{{0,60}}{}'\n", i);
  }
  place.Write("house/many.toml", RuleText("many", costly, "模型1"));
  outcome = place.Run({"check", "a.txt"});
  CHECK(outcome.status == 2);
  CHECK_MESSAGE(Has(outcome.err, "house/many.toml: patterns of more than 40000 steps"),
                outcome.err);

  place.Write("house/many.toml", RuleText("many", "[[pattern]]\nregex = '.{0,900}'", "模型1"));
  CHECK(Has(place.Run({"check", "a.txt"}).err, "house/many.toml:9: the pattern is too costly"));
  place.Write(
      "house/many.toml",
      RuleText("many", fmt::format("[[pattern]]\nregex = '{}'", std::string(10000, 'a')), "a"));
  CHECK(Has(place.Run({"check", "a.txt"}).err, "house/many.toml:9: the pattern has 10000 bytes"));
}

TEST_CASE("a pattern that may look at all of a long line each time ends all the same") {
  Place place;
  place.Write("digestlint.toml", "rule-folders = [\"house\"]\n");
  place.Write("house/slow.toml", RuleText("slow", "[[pattern]]\nregex = '([a-z])(?:.*9)?'", "a"));
  place.Write("a.txt", std::string(1 << 20, 'a'));
  const Json findings = place.RunJson({"check", "a.txt"});
  CHECK(std::ranges::count(Rules(findings), "slow") == 1000);
}

TEST_CASE("--profile tells of every rule that takes time, beside the findings") {
  Place place;
  WriteHouse(place);
  const Outcome outcome = place.Run({"check", "--profile", "a.txt", "--format", "concise"});
  CHECK(outcome.status == 1);
  CHECK(CountLines(outcome.out) == 1);
  CHECK(Has(outcome.err, "%  (all)\n"));
  CHECK(Has(outcome.err, "%  (reading)\n"));
  CHECK(CountLines(outcome.err) > 4);
}

TEST_CASE("init --rule begins a rule that works") {
  Place place;
  place.Write("a.txt", Plain());
  Outcome outcome = place.Run({"init", "--rule", "house-term"});
  CHECK(outcome.status == 0);
  CHECK(Has(outcome.out, "write rule-folders = [\"house-rules\"]"));
  CHECK(place.Run({"test", "house-rules"}).status == 0);
  place.Write("digestlint.toml", "rule-folders = [\"house-rules\"]\n");
  CHECK(place.Run({"check"}).status == 0);
  outcome = place.Run({"init", "--rule", "second-term", "--group", "house"});
  CHECK(outcome.status == 0);
  CHECK_FALSE(Has(outcome.out, "rule-folders"));
  CHECK(place.Run({"test"}).out == "8 examples of 2 rules: all right\n");

  CHECK(Has(place.Run({"init", "--rule", "second-term"}).err, "it exists"));
  CHECK(Has(place.Run({"init", "--rule", "missing-link"}).err, "choose another name"));
  CHECK(Has(place.Run({"init", "--rule", "../x"}).err, "is no name"));
}

TEST_CASE("a rule folder without rules, or that is a file") {
  Place place;
  place.Write("a.txt", Plain());
  place.Write("digestlint.toml", "rule-folders = [\"house\"]\n");
  std::filesystem::create_directory(place / "house");
  CHECK(Has(place.Run({"check"}).err, "digestlint.toml:1: rule-folders: house"));
  place.Write("digestlint.toml", "rule-folders = [\"a.txt\"]\n");
  const Outcome outcome = place.Run({"check"});
  CHECK(outcome.status == 2);
  CHECK_MESSAGE(Has(outcome.err, "digestlint.toml:1: "), outcome.err);
}

TEST_CASE("what a rule says in vain is told with its line") {
  struct Case {
    std::string rest;
    std::string says;
  };
  const Case cases[] = {
      {"off-reason = \"r\"\n[[pattern]]\nregex = '速度'", ":8: 'off-reason' without"},
      {"languages = []\n[[pattern]]\nregex = '速度'", ":8: 'languages' names none"},
      {"formats = []\n[[pattern]]\nregex = '速度'", ":8: 'formats' names none"},
      {"fix = \"safe\"\nfix-title = \"t\"\nfix-help = \"h\"\n[[pattern]]\nregex = '速度'",
       ":8: 'fix' without a 'replace'"},
      {"[words]\na = \"b\"\n[[pattern]]\nregex = '速度'", "'words' is for built-in rules"},
      {"[[pattern]]\nregex = '速度'\nmessage = \"{macth}\"", "did you mean {match}?"},
      {"[[pattern]]\nregex = '速度'\ngroup = 0.5", ":10: 'group' must be a whole number"},
      {"[[pattern]]\nregex = \"速\\n度\"", ":9: a line break in a pattern"},
      {"[[phrase]]\ntext = \"……\"", ":9: a phrase needs a letter"},
      {"fix = \"safe\"\nfix-title = \"t\"\nfix-help = \"h\"\n[[pattern]]\nregex = '速度'\nreplace "
       "= "
       "\"速度快\"",
       ":13: what 'replace' writes matches the pattern again"},
      {"fix = \"safe\"\nfix-title = \"t\"\nfix-help = \"h\"\n[[pattern]]\nregex = '速度'\nreplace "
       "= \"" +
           std::string(501, 'x') + "\"",
       ":13: 'replace' has 501 bytes"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.says);
    Place place;
    WriteHouse(place);
    place.Write("house/x.toml", RuleText("x", each.rest, "速度"));
    const Outcome outcome = place.Run({"check", "a.txt"});
    CHECK(outcome.status == 2);
    CHECK_MESSAGE(Has(outcome.err, each.says), outcome.err);
  }
}

TEST_CASE("forms are few, a pattern has a bounded number of matches") {
  Place place;
  WriteHouse(place);
  std::string forms;
  for (int i = 0; i < 21; ++i)
    forms += fmt::format("[[pattern]]\nregex = '[a-z]'\nform = 'f{}'\n", i);
  place.Write("house/x.toml", RuleText("x", forms, "a"));
  CHECK(Has(place.Run({"check", "a.txt"}).err, "21 forms in a rule, at most 20"));
  place.Write("house/x.toml", RuleText("x", "[[pattern]]\nregex = '\\pL'", "a"));
  std::string text;
  for (int i = 0; i < 500; ++i) text += "abcdefghij\n";
  place.Write("b.txt", text);
  CHECK(std::ranges::count(Rules(place.RunJson({"check", "b.txt"})), "x") == 1000);
}

TEST_CASE("a broken rule costs no suppression of it") {
  Place place;
  WriteHouse(place);
  const std::string text =
      "# 周报\n\n<!-- digestlint-disable-next-line house-speed: 引用 -->\n速度更快。\n";
  place.Write("a.md", text);
  const std::string config =
      "rule-folders = [\"house\"]\n\n[[suppressions]]\nrules = [\"house-speed\"]\n";
  place.Write("digestlint.toml", config);
  place.Write("house/house-speed.toml",
              RuleText("house-speed", "[[pattern]]\nregex = '速度('", "速度"));
  for (const Arguments& arguments :
       {Arguments{"check", "--fix", "."}, {"check", "--fix", "--no-config", "."}}) {
    place.Run(arguments);
    CHECK(place.Read("a.md") == text);
    CHECK(place.Read("digestlint.toml") == config);
  }
  // Nor do settings of its group hide what is wrong.
  place.Write("digestlint.toml", "rule-folders = [\"house\"]\nignore = [\"house\"]\n");
  const Outcome outcome = place.Run({"check", "a.txt"});
  CHECK(outcome.status == 2);
  CHECK(Has(outcome.err, "house/house-speed.toml:9: "));
}

TEST_CASE("what lies in a rule folder and is not read is told") {
  Place place;
  WriteHouse(place);
  place.Write("house/sub/y.toml", "");
  CHECK(
      Has(place.Run({"check", "a.txt"}).err, "house/sub: rule files in a folder of a rule folder"));
  std::filesystem::remove_all(place / "house/sub");
  place.Link("nowhere", "house/z.toml");
  CHECK(Has(place.Run({"check", "a.txt"}).err, "house/z.toml: "));
}

TEST_CASE("required closing text is looked for at the end where nothing is a closing") {
  Place place;
  WriteHouse(place);
  place.Write(
      "house/account.toml",
      RuleText("account",
               "[[pattern]]\nregex = '公众号'\nscope = \"closing\"\nper = \"closing\"\nmin = 1",
               "速度"));
  place.Write("a.txt", Plain() + "感谢阅读，关注公众号，下期再见。\n");
  CHECK(Rules(place.RunJson({"check", "a.txt"})).empty());
  place.Write("a.txt", Plain());
  CHECK(Rules(place.RunJson({"check", "a.txt"})) == Arguments{"account"});
}

}  // namespace digestlint
