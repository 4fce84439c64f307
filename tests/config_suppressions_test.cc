// [[suppressions]] of a configuration: silence for plain text, where a comment would show.
#include <doctest/doctest.h>

#include "cli_helpers.h"

namespace digestlint {
namespace {

// stray-space in the first entry, repeated-punctuation in the second.
const std::string kText = Plain(kSpaced, kDoubled);

Arguments RulesIn(const Place& place, Arguments arguments = {"check", "a.txt"}) {
  return Rules(place.RunJson(std::move(arguments)));
}

const Arguments kNoSpace = {"repeated-punctuation"};
const Arguments kBothFound = {"stray-space", "repeated-punctuation"};

}  // namespace

TEST_CASE("a configuration silences by rule, group, entry, section, file and fingerprint") {
  Place place;
  place.Write("a.txt", "一、微调\n" + kText);
  place.Write("b.md", Markdown(kSpaced));
  const Json all = place.RunJson({"check", "a.txt"});
  REQUIRE(Rules(all) == kBothFound);
  struct Case {
    std::string table;
    Arguments left;
  };
  const Case cases[] = {
      {"rules = [\"stray-space\"]", kNoSpace},
      {"rules = [\"punctuation\"]", {}},
      {"rules = [\"all\"]", {}},
      {"rules = [\"missing-link\"]", kBothFound},
      {"rules = [\"all\"]\nentry = \"Layers That Barely Change\"", kNoSpace},
      {"rules = [\"all\"]\nentry = \"layers that\"", kNoSpace},
      {"rules = [\"all\"]\nentry = \"Training a Few Weights at a Time\"", {"stray-space"}},
      {"rules = [\"all\"]\nentry = \"That Barely Change\"", kBothFound},
      {"rules = [\"all\"]\nsection = \"微调\"", {}},
      {"rules = [\"all\"]\nsection = \"量化\"", kBothFound},
      {"rules = [\"all\"]\nfiles = [\"a.txt\"]", {}},
      {"rules = [\"all\"]\nfiles = [\"b.*\"]", kBothFound},
      {fmt::format("rules = [\"all\"]\nfinding = \"{}\"", all[0]["fingerprint"].get<std::string>()),
       kNoSpace},
      {"rules = [\"all\"]\nfinding = \"0123456789abcdef\"", kBothFound},
  };
  for (const Case& each : cases) {
    CAPTURE(each.table);
    place.Write("digestlint.toml", "[[suppressions]]\n" + each.table + "\nreason = \"r\"\n");
    CHECK(RulesIn(place) == each.left);
  }
  place.Write("digestlint.toml",
              "[[suppressions]]\nrules = [\"stray-space\"]\nentry = \"Small Matrices\"\n");
  CHECK(RulesIn(place, {"check", "b.md"}).empty());
}

TEST_CASE("what a configuration silences is not repaired either") {
  Place place;
  place.Write("a.txt", kText);
  place.Write("digestlint.toml", "[[suppressions]]\nrules = [\"stray-space\"]\n");
  place.Run({"check", "--fix", "."});
  CHECK(Has(place.Read("a.txt"), kSpaced));
  CHECK_FALSE(Has(place.Read("a.txt"), kDoubled));
}

TEST_CASE("a suppression without use is found in the configuration, and its repair deletes it") {
  const std::string used = "[[suppressions]]\nrules = [\"stray-space\"]\n\n";
  const std::string unused =
      "[[suppressions]]\nrules = [\"repeated-punctuation\"]\nentry = \"No Such Title\"\n\n";
  const std::string rest =
      "# about drafts\n[[overrides]]\nfiles = [\"drafts\"]\nignore = [\"links\"]\n";
  Place place;
  place.Write("a.txt", kText);
  place.Write("digestlint.toml", used + unused + rest);
  Json findings = place.RunJson({"check"});
  REQUIRE(Rules(findings) == Arguments{"repeated-punctuation", "unused-suppression"});
  CHECK(findings[1]["path"] == "digestlint.toml");
  CHECK(findings[1]["line"] == 4);
  CHECK(findings[1]["fix"]["safety"] == "safe");

  const Outcome diff = place.Run({"check", "--diff"});
  CHECK(Has(diff.out, "-entry = \"No Such Title\"\n"));
  CHECK(place.Read("digestlint.toml") == used + unused + rest);
  const Outcome fix = place.Run({"check", "--fix"});
  CHECK(Has(fix.err, "digestlint.toml: 1 repair (1 unused-suppression)"));
  CHECK(place.Read("digestlint.toml") == used + rest);
  CHECK(place.Run({"check"}).status == 0);
}

TEST_CASE("a suppression is not called unused where the run cannot know") {
  Place place;
  place.Write("a.txt", kText);
  place.Write("b/c.txt", kText);
  place.Write("digestlint.toml", "[[suppressions]]\nrules = [\"missing-link\"]\n");
  CHECK(RulesIn(place, {"check", "."}).back() == "unused-suppression");
  CHECK(RulesIn(place, {"check", "a.txt", "b/c.txt"}).back() != "unused-suppression");
  CHECK(RulesIn(place, {"check", "b"}).back() != "unused-suppression");
  CHECK(RulesIn(place, {"check", ".", "--select", "stray-space"}).back() == "stray-space");
  CHECK(RulesIn(place, {"check", ".", "--ignore", "missing-link"}).back() != "unused-suppression");

  // Its one file is enough.
  place.Write("digestlint.toml",
              "[[suppressions]]\nrules = [\"missing-link\"]\nfiles = [\"b/c.txt\"]\n");
  CHECK(RulesIn(place, {"check", "b/c.txt"}).back() == "unused-suppression");
  CHECK(RulesIn(place, {"check", "a.txt"}).back() != "unused-suppression");

  // Where the rule does not run, or unused-suppression itself does not.
  place.Write("digestlint.toml",
              "ignore = [\"missing-link\"]\n[[suppressions]]\nrules = [\"missing-link\"]\n");
  CHECK(RulesIn(place, {"check", "."}).back() != "unused-suppression");
  place.Write("digestlint.toml",
              "ignore = [\"suppressions\"]\n[[suppressions]]\nrules = [\"missing-link\"]\n");
  CHECK(RulesIn(place, {"check", "."}).back() != "unused-suppression");
}

TEST_CASE("an unused suppression in a line's braces is found and left to its writer") {
  Place place;
  place.Write("a.txt", kText);
  const std::string config = "suppressions = [{rules = [\"missing-link\"]}]\n";
  place.Write("digestlint.toml", config);
  const Json findings = place.RunJson({"check", "--fix"});
  CHECK(Rules(findings).back() == "unused-suppression");
  CHECK(findings.back()["fix"].is_null());
  CHECK(place.Read("digestlint.toml") == config);
}

TEST_CASE("deleting an unused suppression takes nothing else away") {
  Place place;
  place.Write("a.txt", kText);
  const std::string before = "# settings\n\n";
  const std::string after = "# Files that are left out.\n# exclude = [\"x\"]\n  # [[overrides]]\n";
  place.Write(
      "digestlint.toml",
      before +
          "[[suppressions]]\nrules = [\n  \"missing-link\",\n]\nreason = \"\"\"\nr\n\"\"\"\n\n" +
          after);
  place.Run({"check", "--fix"});
  CHECK(place.Read("digestlint.toml") == before + after);
}

TEST_CASE("a suppression of a file that two configurations extend is in use where one needs it") {
  Place place;
  place.Write("base.toml", "[[suppressions]]\nrules = [\"stray-space\"]\n");
  place.Write("a/digestlint.toml", "extends = \"../base.toml\"\n");
  place.Write("b/digestlint.toml", "extends = \"../base.toml\"\n");
  place.Write("a/a.txt", kText);
  place.Write("b/b.txt", Plain());
  CHECK(RulesIn(place, {"check", "."}) == kNoSpace);
  place.Write("a/a.txt", Plain());
  CHECK(RulesIn(place, {"check", "."}) == Arguments{"unused-suppression"});
}

TEST_CASE("standard input changes no configuration, and comes back where it is excluded") {
  Place place;
  const std::string config =
      "exclude = [\"drafts\"]\n\n[[suppressions]]\nrules = [\"missing-link\"]\nfiles = "
      "[\"p/b.txt\"]\n";
  place.Write("digestlint.toml", config);
  const auto fix = [&](const std::string& name) {
    return place.Run({"check", "-", "--stdin-filename", name, "--fix", "--force-exclude"},
                     {.folder = {}, .input = kText, .output_file = {}, .environment = {}});
  };
  CHECK_FALSE(Has(fix("p/b.txt").err, "digestlint.toml"));
  CHECK(place.Read("digestlint.toml") == config);
  const Outcome excluded = fix("drafts/a.txt");
  CHECK(excluded.status == 0);
  CHECK(excluded.out == kText);
}

}  // namespace digestlint
