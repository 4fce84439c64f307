// Mistakes in a rule's file stop the build: each is told with its line.
#include "rules/rule_file.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string>

namespace digestlint {
namespace {

// A whole rule with one text replaced.
std::string RuleWith(const std::string& old_text, const std::string& new_text) {
  std::string toml = R"(name = "doubled-word"
group = "punctuation"
severity = "warning"
summary = "A word twice."
why = "It is a slip."
message = "“{match}” twice"
help = "Delete one."
[[pattern]]
regex = 'the the'
message = "“the” twice"
[[bad]]
text = "the the"
expect = ["1"]
[[bad]]
text = "of the the"
expect = ["1"]
[[good]]
text = "the"
[[good]]
text = "a"
)";
  const size_t at = toml.find(old_text);
  REQUIRE_NE(at, std::string::npos);
  return toml.replace(at, old_text.size(), new_text);
}

std::string ErrorOf(const std::string& toml) {
  const RuleFileResult result = LoadRuleFile("rules/doubled-word.toml", toml);
  CHECK_EQ(result.rule == nullptr, !result.errors.empty());
  REQUIRE_LE(result.errors.size(), 1);
  return result.errors.empty() ? "" : result.errors.front();
}

TEST_CASE("a rule belongs to a group that exists") {
  for (const std::string_view group : kRuleGroups) {
    CHECK_EQ(ErrorOf(RuleWith("\"punctuation\"", fmt::format("\"{}\"", group))), "");
  }
  CHECK_EQ(ErrorOf(RuleWith("\"punctuation\"", "\"puntuation\"")),
           "rules/doubled-word.toml:2: there is no group 'puntuation'; there are encoding, links, "
           "numbering, structure, placement, boilerplate, punctuation, terms, consistency, "
           "suppressions");
}

TEST_CASE("what is shown in one line is one line") {
  CHECK_EQ(ErrorOf(RuleWith("\"A word twice.\"", "\"A word\\ntwice.\"")),
           "rules/doubled-word.toml:4: 'summary' must be one line");
  CHECK_EQ(ErrorOf(RuleWith("\"“{match}” twice\"", "'''\nA word\ntwice'''")),
           "rules/doubled-word.toml:6: 'message' must be one line");
  CHECK_EQ(ErrorOf(RuleWith("\"“the” twice\"", "\"“the”\\ntwice\"")),
           "rules/doubled-word.toml:10: 'message' must be one line");
  CHECK_EQ(ErrorOf(RuleWith("summary = \"A word twice.\"\n", "")),
           "rules/doubled-word.toml:1: 'summary' is missing");
}

TEST_CASE("rules/README.md lists the groups") {
  std::ifstream in(DIGESTLINT_SOURCE_DIR "/rules/README.md");
  const std::string readme(std::istreambuf_iterator<char>(in), {});
  const size_t begin = readme.find("\ngroup = ");
  REQUIRE_NE(begin, std::string::npos);
  const std::string_view lines =
      std::string_view(readme).substr(begin, readme.find("\nseverity = ") - begin);
  for (const std::string_view group : kRuleGroups) {
    CHECK_MESSAGE(lines.find(group) != std::string_view::npos, group);
  }
}

}  // namespace
}  // namespace digestlint
