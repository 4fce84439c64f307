// Directives leave out what they name where they say, and nothing else.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "catalogue/builtin.h"
#include "reader/reader.h"
#include "repair/fixer.h"
#include "text/line_index.h"

namespace digestlint {
namespace {

const Linter& DefaultRules() {
  static const Linter linter = [] {
    std::vector<Rule> rules;
    for (const Rule& rule : BuiltinRules()) {
      if (rule.spec->on_by_default) rules.push_back(rule);
    }
    return Linter(std::move(rules), BuiltinTopics(), BuiltinNames());
  }();
  return linter;
}

// "line:rule" of each finding.
std::string Findings(std::string_view text, Format format = Format::kMarkdown) {
  const Document document = ReadDocument(text, format);
  const LineIndex lines(text);
  std::string out;
  for (const Finding& finding : DefaultRules().Lint(document)) {
    out += fmt::format("{}{}:{}", out.empty() ? "" : " ", lines.LineAt(finding.span.begin),
                       finding.rule->name);
  }
  return out;
}

// Three entries; the summaries of the first two, with stray blanks, are on lines 5 and 9.
std::string Digest(std::string_view before_first = "", std::string_view in_first = "",
                   std::string_view before_second = "") {
  return fmt::format(
      "# 论文周报\n"
      "{}\n"
      "### 1. [Small Matrices](https://arxiv.org/abs/2405.10011)\n\n"
      "只训练两个小矩阵 ，显存减半。{}\n\n{}\n"
      "### 2. [Smaller Matrices](https://arxiv.org/abs/2405.10012)\n"
      "秩可以更低 ，速度不变。\n\n"
      "### 3. [Smallest Matrices](https://arxiv.org/abs/2405.10013)\n\n"
      "只剩下一行。\n",
      before_first, in_first, before_second);
}

TEST_CASE("without directives both are told") {
  CHECK(Findings(Digest()) == "5:stray-space 9:stray-space");
}

TEST_CASE("each directive has its scope") {
  CHECK(Findings(Digest("<!-- digestlint-disable-file stray-space -->")).empty());
  CHECK(Findings(Digest("", "", "<!-- digestlint-disable-file stray-space -->")).empty());
  CHECK(Findings(Digest("", " <!-- digestlint-disable-line stray-space -->")) == "9:stray-space");
  CHECK(Findings(Digest("<!-- digestlint-disable stray-space -->")).empty());
  CHECK(Findings(Digest("", "", "<!-- digestlint-disable stray-space -->")) == "5:stray-space");
  CHECK(Findings(Digest("<!-- digestlint-disable stray-space -->", "",
                        "<!-- digestlint-enable stray-space -->")) == "9:stray-space");
  CHECK(Findings(Digest("<!-- digestlint-disable stray-space -->", "",
                        "<!-- digestlint-enable -->")) == "9:stray-space");
  // On a line above an entry that one, inside of it the one around.
  CHECK(Findings(Digest("<!-- digestlint-disable-entry stray-space -->")) == "9:stray-space");
  CHECK(Findings(Digest("", " <!-- digestlint-disable-entry stray-space -->")) == "9:stray-space");
  CHECK(Findings(Digest("", "", "<!-- digestlint-disable-entry stray-space -->")) ==
        "5:stray-space");
  // The next line that is not empty is the heading of the second entry.
  CHECK(Findings(Digest("", "", "<!-- digestlint-disable-next-line stray-space -->")) ==
        "5:stray-space 7:unused-suppression 9:stray-space");
}

TEST_CASE("names are rules, groups or all; a reason may follow") {
  for (const std::string name :
       {"stray-space", "punctuation", "all", "links, stray-space", "stray-space: 有意",
        "stray-space -- 有意: a, b", "stray-space：有意"}) {
    CAPTURE(name);
    const std::string text = Digest("<!-- digestlint-disable-file " + name + " -->");
    const bool too_many = name.starts_with("links");
    CHECK(Findings(text) == (too_many ? "2:unused-suppression" : ""));
  }
}

TEST_CASE("what is no directive suppresses nothing") {
  const std::string both = "5:stray-space 9:stray-space";
  CHECK(Findings(Digest("<!-- digestlint-disable-files stray-space -->")) ==
        "2:unknown-rule " + both);
  CHECK(Findings(Digest("<!-- digestlint disable stray-space -->")) == "2:unknown-rule " + both);
  CHECK(Findings(Digest("<!-- digestlint-disable-file -->")) == "2:unknown-rule " + both);
  CHECK(Findings(Digest("<!-- digestlint-disable-file stray-spac -->")) ==
        "2:unknown-rule " + both);
  CHECK(Findings(Digest("<!-- see digestlint-disable-file stray-space -->")) == both);
  CHECK(Findings(Digest("`<!-- digestlint-disable-file stray-space -->`")) == both);
  CHECK(Findings(Digest("```\n<!-- digestlint-disable-file stray-space -->\n```"))
            .find("stray-space") != std::string::npos);
  CHECK(Findings(Digest("<!-- digestlint-enable stray-space -->")) ==
        "2:unused-suppression " + both);
}

TEST_CASE("plain text has no directives") {
  const std::string text =
      "1、Small Matrices\n只训练两个小矩阵 ，显存减半。 <!-- digestlint-disable-line stray-space "
      "-->\n"
      "https://arxiv.org/abs/2405.10011\n2、Smaller Matrices\n秩可以更低，速度不变。\n"
      "https://arxiv.org/abs/2405.10012\n";
  CHECK(Findings(text, Format::kPlain).find("2:stray-space") != std::string::npos);
}

TEST_CASE("what is suppressed is not repaired, and a directive goes when it has no use") {
  const std::string text = Digest("", " <!-- digestlint-disable-line stray-space -->");
  const FixResult once = FixText(DefaultRules(), text, Format::kMarkdown, {});
  CHECK(once.text.find("小矩阵 ，显存") != std::string::npos);
  CHECK(once.text.find("更低，速度") != std::string::npos);
  CHECK(once.text.find("disable-line") != std::string::npos);
  std::string mended = text;
  mended.replace(mended.find("小矩阵 ，"), std::string("小矩阵 ，").size(), "小矩阵，");
  const FixResult cleaned = FixText(DefaultRules(), mended, Format::kMarkdown, {});
  CHECK(cleaned.text.find("digestlint") == std::string::npos);
  CHECK(cleaned.text.find("显存减半。\n\n") != std::string::npos);
  CHECK(cleaned.findings.empty());
}

}  // namespace
}  // namespace digestlint
