// Silencing a finding from the editor: the comment, the settings, and where neither is offered.
#include "server/silencing.h"

#include <doctest/doctest.h>

#include "cli_helpers.h"
#include "config/config_chain.h"
#include "config/configurations.h"
#include "reader/markdown_page.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

// A text at a path with the built-in rules.
struct Opened {
  Opened(const std::string& path, const std::string& text)
      : document("file://" + path, path, 0, text, PositionEncoding::kUtf16),
        configuration(configurations.For(path)),
        analysis(document.Analyze(configuration, nullptr)),
        silencing{analysis, document, configuration, nullptr} {}

  static ConfigArguments NoFiles() {
    ConfigArguments arguments;
    arguments.no_config = true;
    return arguments;
  }

  Configurations configurations{NoFiles()};
  OpenDocument document;
  Configuration& configuration;
  const Analysis& analysis;
  Silencing silencing;
};

}  // namespace

TEST_CASE("a comment silences a finding where it stands, and the page stays as it is") {
  const std::string url(kUrl);
  const std::string bad = "显存不变 ，精度也不变。";
  const std::string table = "# 本周\r\n\r\n| 论文 | 摘要 |\r\n|---|---|\r\n| [Small Matrices](" +
                            url + "2405.10011) | " + bad + " |\r\n| [Large Matrices](" + url +
                            "2405.10012) | 秩可以更低。 |\r\n";
  const std::string entries = "# 本周\n\n1. [Small Matrices](" + url + "2405.10011)\n\n   ";
  struct Case {
    const char* what;
    std::string text, word;
  };
  const Case cases[] = {
      {"a row of a table", table, "disable-line"},
      {"an item of a list", Markdown(bad), "disable-next-line"},
      {"the second item",
       "# 本周\n\n1. [Large Matrices](" + url + "2405.10012)：秩可以更低。\n2. [Small Matrices](" +
           url + "2405.10011)：" + bad + "\n",
       "disable-line"},
      {"a paragraph of its own", entries + bad + "\n", "disable-next-line"},
      {"the middle of a paragraph", entries + "只训练两个矩阵。\n   " + bad + "\n   秩可以更低。\n",
       "disable-line"},
      {"a quote",
       "# 本周\n\n1. [Small Matrices](" + url + "2405.10011)\n\n> 只训练两个矩阵。\n> " + bad +
           "\n",
       "disable-line"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    const Opened opened("/a.md", each.text);
    REQUIRE(opened.analysis.findings.size() == 1);
    const auto edit = SilencingComment(opened.analysis.findings[0], opened.silencing);
    REQUIRE(edit);
    CHECK(Has(edit->text, each.word + " stray-space"));
    CHECK(Opened("/a.md", ApplyEdits(each.text, {*edit})).analysis.findings.empty());
  }
}

TEST_CASE("no comment is offered where it would show, or end what it is in") {
  const std::string row =
      "| [Small Matrices](" + std::string(kUrl) + "2405.10011) | 秩可以更低。 |\n";
  const std::string texts[] = {
      "---\ntitle: 显存不变 ，精度也不变。\n---\n\n" + Markdown(),
      "# 本周\n\n| 论文 | 摘要 |\n|---|---|\n" + row + "```\n显存不变 ，精度也不变。\n```\n",
      "# 本周\n\n| 论文 | 摘要 |\n|---|---|\n" + row + "    显存不变 ，精度也不变。\n",
      "# 本周\r\r1. [Small Matrices](" + std::string(kUrl) +
          "2405.10011)：显存不变 ，精度也不变。\r",
  };
  size_t findings = 0;
  for (const std::string& text : texts) {
    CAPTURE(text);
    const Opened opened("/a.md", text);
    for (const Finding& finding : opened.analysis.findings) {
      if (finding.rule->name != "stray-space" && finding.rule->name != "mixed-line-endings")
        continue;
      ++findings;
      CHECK_FALSE(SilencingComment(finding, opened.silencing));
    }
  }
  CHECK(findings >= 3);
}

TEST_CASE("two texts show the same page where they differ in a comment between blocks or in text") {
  const std::string comment = "<!-- c -->";
  const auto same = [&](const char* text, const char* with) {
    return ShowsSamePage(text, with, comment);
  };
  CHECK(same("a\n\nb\n", "a\n\n<!-- c -->\nb\n"));
  CHECK(same("a\nb\n", "a <!-- c -->\nb\n"));
  CHECK(same("# a\n", "# a <!-- c -->\n"));
  CHECK(same("- a\n\n  b\n", "- a\n\n  <!-- c -->\n  b\n"));
  CHECK_FALSE(same("a\nb\n", "a\n<!-- c -->\nb\n"));
  CHECK_FALSE(same("- a\n- b\n", "- a\n<!-- c -->\n- b\n"));
  CHECK_FALSE(same("> a\n> b\n", "> a\n<!-- c -->\n> b\n"));
  CHECK_FALSE(same("```\na\n```\n", "```\n<!-- c -->\na\n```\n"));
  CHECK_FALSE(same("`a\nb`\n", "`a <!-- c -->\nb`\n"));
  CHECK_FALSE(same("a\n===\n", "a\n<!-- c -->\n===\n"));
}

TEST_CASE("settings silence the finding that is meant, of equal ones too") {
  const std::string text = Plain("显存不变 ，精度也不变。\n显存不变 ，精度也不变。");
  for (const char* path : {"/w/a.txt", "/w/[周报] *?{1}.txt", "/w/b/a\\b.txt"}) {
    CAPTURE(path);
    Opened opened(path, text);
    REQUIRE(opened.analysis.findings.size() == 2);
    std::string toml = "ignore = [\"dash-style\"]";
    const ConfigSource source = ConfigFileSource("/w/digestlint.toml");
    for (const size_t i : {size_t{0}, size_t{1}}) {
      const auto settings =
          SilencingSettings(opened.analysis.findings[i], opened.silencing, source, toml);
      REQUIRE(settings);
      toml += *settings;
    }
    std::vector<std::string> errors;
    Configuration silent(ReadConfigChain(source, toml, errors), "", errors);
    REQUIRE(silent.errors().empty());
    OpenDocument again("file:///w", path, 0, text, PositionEncoding::kUtf16);
    CHECK(again.Analyze(silent, nullptr).findings.empty());
    // The first one is silenced already: the second is still named as the second.
    OpenDocument half("file:///w", path, 0, text, PositionEncoding::kUtf16);
    Configuration first(ReadConfigChain(source, toml.substr(0, toml.rfind("\n[[")), errors), "",
                        errors);
    const Analysis& left = half.Analyze(first, nullptr);
    REQUIRE(left.findings.size() == 1);
    const auto settings = SilencingSettings(left.findings[0], {left, half, first, nullptr}, source,
                                            toml.substr(0, toml.rfind("\n[[")));
    REQUIRE(settings);
    CHECK(toml.ends_with(*settings));
  }
}

TEST_CASE("no settings are offered where the configuration would not be right with them") {
  const Opened opened("/w/a.txt", Plain("显存不变 ，精度也不变。"));
  REQUIRE(opened.analysis.findings.size() == 1);
  const auto offered = [&](const char* toml, const char* file) {
    return SilencingSettings(opened.analysis.findings[0], opened.silencing, ConfigFileSource(file),
                             toml)
        .has_value();
  };
  CHECK(offered("", "/w/digestlint.toml"));
  CHECK(offered("ignore = []", "/digestlint.toml"));
  CHECK_FALSE(offered("", "/elsewhere/digestlint.toml"));
  CHECK_FALSE(offered("suppressions = []\n", "/w/digestlint.toml"));
  CHECK_FALSE(offered("ignore = [\n", "/w/digestlint.toml"));
  CHECK_FALSE(offered("[rules\n", "/w/digestlint.toml"));
}

}  // namespace digestlint
