// What stays in force while a configuration, a baseline or the client's settings are wrong.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "cli_helpers.h"
#include "server/settings.h"

namespace digestlint {
namespace {

class Settings {
 public:
  // Whether stray-space runs for the file.
  bool Runs(const std::string& path) {
    const EffectiveRules rules = settings.For(path, problems).configuration->RulesFor(path);
    return std::ranges::any_of(rules.rules(), [](const EffectiveRule& each) {
      return each.rule.spec->name == "stray-space" && each.on;
    });
  }

  ServerSettings settings;
  std::vector<std::string> problems;
};

const char* const kOff = "ignore = [\"stray-space\"]\n";
const char* const kBroken = "ignore = [\n";

}  // namespace

TEST_CASE("a configuration that has become wrong stays as it was, whatever else is read again") {
  Place place;
  place.Write("a/digestlint.toml", kOff);
  place.Write("b/digestlint.toml", kOff);
  const std::string a = place / "a/x.md", b = place / "b/x.md";
  Settings now;
  CHECK_FALSE(now.Runs(a));
  CHECK_FALSE(now.Runs(b));
  place.Write("a/digestlint.toml", kBroken);
  SUBCASE("one that is read at once") {
    now.settings.Reload();
  }
  SUBCASE("several changes before anything is read") {
    now.settings.Reload();
    now.settings.Reload();
    now.settings.Reload();
  }
  CHECK_FALSE(now.Runs(a));
  REQUIRE(now.problems.size() == 1);
  CHECK(Has(now.problems[0], "a/digestlint.toml:1"));

  // Meanwhile the other one changes, and becomes wrong later.
  place.Write("b/digestlint.toml", "");
  now.settings.Reload();
  CHECK(now.Runs(b));
  CHECK_FALSE(now.Runs(a));
  place.Write("b/digestlint.toml", kBroken);
  now.settings.Reload();
  CHECK(now.Runs(b));
  CHECK_FALSE(now.Runs(a));
  CHECK(now.problems.size() == 2);  // each was told once

  place.Write("a/digestlint.toml", "");
  now.settings.Reload();
  CHECK(now.Runs(a));
  place.Write("a/digestlint.toml", kBroken);
  now.settings.Reload();
  CHECK(now.Runs(a));
  CHECK(now.problems.size() == 3);  // it was right in between
}

TEST_CASE("a configuration with one mistake is not in force by halves") {
  Place place;
  place.Write("digestlint.toml", "");
  Settings now;
  CHECK(now.Runs(place / "x.md"));
  place.Write("digestlint.toml", "[[suppressions]]\nrules = [\"all\"]\nfiles = [\"a//b\"]\n");
  now.settings.Reload();
  CHECK(now.settings.For(place / "x.md", now.problems)
            .configuration->SuppressionsFor(place / "x.md")
            .empty());
  REQUIRE(now.problems.size() == 1);
  CHECK(Has(now.problems[0], "digestlint.toml:3"));
}

TEST_CASE("a new configuration that is wrong leaves that of the folder above in force") {
  Place place;
  place.Write("digestlint.toml", kOff);
  place.Write("a/x.md", "");
  Settings now;
  CHECK_FALSE(now.Runs(place / "a/x.md"));
  place.Write("a/digestlint.toml", kBroken);
  now.settings.Reload();
  CHECK_FALSE(now.Runs(place / "a/x.md"));
  CHECK(now.problems.size() == 1);
}

TEST_CASE("the client's settings that are wrong leave those before in force") {
  Place place;
  place.Write("other.toml", kOff);
  Settings now;
  now.settings.Take({{"config", place / "other.toml"}}, "");
  CHECK_FALSE(now.Runs(place / "x.md"));
  for (const Json& wrong :
       {Json({{"config", place / "none.toml"}}), Json({{"ignore", {"nothing"}}})}) {
    now.problems.clear();
    now.settings.Take(wrong, "");
    CHECK_FALSE(now.Runs(place / "x.md"));
    CHECK(now.problems.size() == 1);
    CHECK(Has(now.problems[0], "setting "));
  }
  now.settings.Take(Json::object(), "");
  CHECK(now.Runs(place / "x.md"));
}

TEST_CASE("settings of the client that are wrong cost no folder its own configuration") {
  Place place;
  place.Write("a/digestlint.toml", kOff);
  place.Write("b/digestlint.toml", kOff);
  Settings now;
  now.settings.Take({{"select", {"nothing"}}}, "");
  CHECK_FALSE(now.Runs(place / "a/x.md"));
  CHECK_FALSE(now.Runs(place / "b/x.md"));
  CHECK(now.Runs(place / "x.md"));
  CHECK(now.problems.size() == 1);  // told once, not for each folder
  place.Write("b/digestlint.toml", "");
  now.settings.Reload();
  CHECK(now.Runs(place / "b/x.md"));
}

TEST_CASE(
    "a file that is given stays as it was for all folders, also where its settings are long") {
  Place place;
  place.Write("good.toml", kOff);
  place.Write("broken.toml", kBroken);
  Settings now;
  now.settings.Take({{"config", "good.toml"}}, place / "");
  CHECK_FALSE(now.Runs(place / "a/x.md"));
  now.settings.Take({{"config", "broken.toml"}}, place / "");
  CHECK_FALSE(now.Runs(place / "b/x.md"));
  std::string longest = "ignore=[";
  for (int i = 0; i < 100; ++i) longest += "\"stray-space\", ";
  now.settings.Take({{"config", longest + "]"}}, "");
  CHECK_FALSE(now.Runs(place / "c/x.md"));
}

TEST_CASE("a broken rule file, a second configuration and a missing baseline are mistakes too") {
  Place place;
  place.Write("house/shouting.toml",
              "name = \"shouting\"\ngroup = \"house\"\nseverity = \"warning\"\nsummary = \"s\"\n");
  place.Write("digestlint.toml", kOff);
  Settings now;
  CHECK_FALSE(now.Runs(place / "x.md"));
  SUBCASE("rules") {
    place.Write("digestlint.toml", "rule-folders = [\"house\"]\n");
  }
  SUBCASE("two names") {
    place.Write(".digestlint.toml", "");
  }
  SUBCASE("baseline") {
    place.Write("digestlint.toml", "baseline = \"none.json\"\n");
  }
  CHECK(now.settings.HaveChanged(place / "x.md"));
  for (int i = 0; i < 3; ++i) {
    now.settings.Reload();
    CHECK_FALSE(now.Runs(place / "x.md"));
    CHECK_FALSE(now.settings.HaveChanged(place / "x.md"));
  }
  REQUIRE(!now.problems.empty());
  const size_t told = now.problems.size();
  CHECK(Has(now.problems[0], ".toml"));
  std::filesystem::remove(place / ".digestlint.toml");
  std::filesystem::remove(place / "digestlint.toml");
  CHECK(now.settings.HaveChanged(place / "x.md"));
  now.settings.Reload();
  CHECK(now.Runs(place / "x.md"));
  place.Write("digestlint.toml", "baseline = \"none.json\"\n");
  CHECK(now.settings.HaveChanged(place / "x.md"));
  now.settings.Reload();
  now.Runs(place / "x.md");
  CHECK(now.problems.size() == told + 1);  // it comes back
  CHECK(Has(now.problems.back(), "digestlint.toml:1: baseline: "));
}

TEST_CASE("the client's settings hold beside a configuration that is wrong") {
  Place place;
  place.Write("digestlint.toml", kBroken);
  Settings now;
  now.settings.Take({{"select", {"numbering"}}}, "");
  CHECK_FALSE(now.Runs(place / "x.md"));
  now.settings.Take({{"select", {"punctuation"}}}, "");
  CHECK(now.Runs(place / "x.md"));
  place.Write("digestlint.toml", "");
  now.settings.Reload();
  CHECK(now.Runs(place / "x.md"));
  place.Write("digestlint.toml", kBroken);
  now.settings.Take({{"ignore", {"stray-space"}}}, "");
  CHECK_FALSE(now.Runs(place / "x.md"));
  now.settings.Take(Json::object(), "");
  CHECK(now.Runs(place / "x.md"));
}

TEST_CASE("whatever settings come from is looked at again") {
  Place place;
  place.Write("digestlint.toml", "extends = \"base.toml\"\nrule-folders = [\"house\"]\n");
  place.Write("house/README", "");
  Settings now;
  const std::string path = place / "x.md";
  const auto changes = [&](const std::string& file, const std::string& text) {
    now.settings.Reload();
    now.Runs(path);
    if (now.settings.HaveChanged(path)) return false;
    place.Write(file, text);
    return now.settings.HaveChanged(path);
  };
  CHECK(changes("base.toml", kOff));
  CHECK(changes("base.toml", ""));
  CHECK(changes("house/rule.toml", "name = "));
  CHECK(changes("house/rule.toml", "name = \"a\""));
  CHECK(changes("house/topics/a.toml", ""));
  CHECK_FALSE(changes("other.toml", ""));
  now.settings.Take({{"config", place / "none.toml"}}, "");
  CHECK(changes("none.toml", ""));
}

TEST_CASE("what is wrong still is not told again, and what has come back is") {
  Place place;
  Settings now;
  const auto told = [&] {
    now.problems.clear();
    now.settings.Reload();
    now.settings.Reload();
    now.Runs(place / "x.md");
    return now.problems.size();
  };
  now.settings.Take({{"config", place / "given.toml"}}, "");
  CHECK(told() == 1);
  CHECK(told() == 0);
  place.Write("given.toml", "");
  CHECK(told() == 0);
  std::filesystem::remove(place / "given.toml");
  CHECK(told() == 1);
  CHECK(told() == 0);
  now.settings.Take(Json::object(), "");
  std::filesystem::create_symlink("nowhere", place / "digestlint.toml");
  CHECK(told() == 1);
  CHECK(told() == 0);
}

TEST_CASE("settings that only one project knows cost the others nothing, and are told once") {
  Place place;
  place.Write("a/digestlint.toml", "rule-folders = [\"house\"]\n");
  place.Write("a/house/house-loud.toml", R"(name = "house-loud"
group = "house"
severity = "warning"
summary = "A loud word."
why = "It is loud."
message = "{match} is loud"
help = "Write it quietly."
[[pattern]]
regex = 'LOUD'
scope = "prose"
[[bad]]
text = "1、LOUD\nhttps://arxiv.org/abs/2405.10001\n"
expect = ["1:3"]
[[good]]
text = "1、Quiet\nhttps://arxiv.org/abs/2405.10001\n"
)");
  place.Write("b/digestlint.toml", kOff);
  for (const bool b_first : {true, false}) {
    Settings now;
    now.settings.Take({{"ignore", {"house-loud"}}}, "");
    if (b_first) CHECK_FALSE(now.Runs(place / "b/x.md"));
    CHECK(now.Runs(place / "a/x.md"));
    CHECK_FALSE(now.Runs(place / "b/x.md"));
    CHECK(now.problems.size() == 1);
  }
}

TEST_CASE("a configuration that was deleted is not the last good one of a new one") {
  Place place;
  place.Write("digestlint.toml", kOff);
  Settings now;
  CHECK_FALSE(now.Runs(place / "x.md"));
  std::filesystem::remove(place / "digestlint.toml");
  now.settings.Reload();
  CHECK(now.Runs(place / "x.md"));
  place.Write("digestlint.toml", kBroken);
  now.settings.Reload();
  CHECK(now.Runs(place / "x.md"));
}

TEST_CASE("a baseline that has become wrong stays as it was") {
  Place place;
  place.Write("a.md", Markdown(kDoubled));
  place.Write("digestlint.toml", "baseline = \"known.json\"\n");
  place.Run({"baseline"});
  Settings now;
  const auto baseline = [&] { return now.settings.For(place / "a.md", now.problems).baseline; };
  CHECK(baseline() != nullptr);
  place.Write("known.json", "{");
  now.settings.Reload();
  CHECK(baseline() != nullptr);
  now.settings.Reload();
  CHECK(baseline() != nullptr);
  REQUIRE(now.problems.size() == 1);
  CHECK(Has(now.problems[0], "known.json"));
}

}  // namespace digestlint
