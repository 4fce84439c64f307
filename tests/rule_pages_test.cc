// The pages in docs/rules/ say what the rules' files say.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "catalogue/builtin.h"
#include "files/read_file.h"
#include "report/rule_example.h"
#include "report/rule_page.h"

namespace digestlint {
namespace {

const std::string kRoot = DIGESTLINT_SOURCE_DIR "/";

TEST_CASE("docs/rules is what ./dev docs writes") {
  INFO("./dev docs writes these pages anew");
  std::set<std::string> names = {"README.md"};
  std::vector<const RuleSpec*> specs;
  for (const Rule& rule : BuiltinRules()) {
    specs.push_back(rule.spec);
    names.insert(std::string(rule.spec->name) + ".md");
    const std::string path = RulePagePath(*rule.spec);
    INFO(path);
    const bool same = ReadFile(kRoot + path).text == FormatRulePage(*rule.spec);
    CHECK(same);
  }
  const bool same_index =
      ReadFile(kRoot + std::string(kRulePages) + "README.md").text == FormatRuleIndex(specs);
  CHECK(same_index);
  for (const auto& file : std::filesystem::directory_iterator(kRoot + std::string(kRulePages))) {
    INFO(file.path().string());
    CHECK(names.contains(file.path().filename().string()));
  }
}

TEST_CASE("every page has the same headings") {
  for (const Rule& rule : BuiltinRules()) {
    const std::string page = FormatRulePage(*rule.spec);
    CAPTURE(rule.spec->name);
    size_t at = 0;
    for (const char* heading : {"What it finds", "Why", "What to do", "Bad", "Good", "Repair",
                                "Options", "Applies to", "Default", "Source"}) {
      at = page.find("\n## " + std::string(heading) + "\n\n", at);
      CAPTURE(heading);
      REQUIRE(at != std::string::npos);
    }
    CHECK(page.ends_with('\n'));
    CHECK_FALSE(page.ends_with("\n\n"));
  }
}

TEST_CASE("examples show what cannot be seen") {
  const auto show = [](std::string_view text) {
    std::string out;
    AppendExampleText(text, Format::kPlain, out);
    return out.substr(0, out.find("\n\n"));
  };
  CHECK(show("plain\ttext\n") == "```text\nplain\ttext\n```\n");
  CHECK(show("a\u200Bb \t\r\n\xE9\n") == "```text\na\\u200Bb␠\\t\\r\n\\xE9\n```\n");
  CHECK(show("```\ncode\n```\n") == "````text\n```\ncode\n```\n````\n");
  CHECK(show("no end") == "```text\nno end\n```");
}

}  // namespace
}  // namespace digestlint
