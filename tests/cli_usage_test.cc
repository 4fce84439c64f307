// The program from outside: its commands and options, and what it says of wrong ones.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>

#include "cli_helpers.h"

namespace digestlint {
namespace {

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

TEST_CASE("--no-config is accepted") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  CHECK(place.Run({"--no-config", "a.txt"}).out == place.Run({"a.txt"}).out);
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
    CHECK(rule["page"] == "docs/rules/" + name + ".md");
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
  for (const std::string list : {",", "", "links,", ",links", "links,,numbering"}) {
    CHECK(Has(error({"--select", list, "a.txt"}), "--select: an empty name in '" + list + "'"));
    CHECK(Has(error({"a.txt", "--ignore", list}), "--ignore: an empty name in '" + list + "'"));
  }
  CHECK(Has(error({"--select=", "a.txt"}), "--select"));
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

}  // namespace
}  // namespace digestlint
