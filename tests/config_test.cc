// Which configuration is in force for a file, and what it does there.
#include <doctest/doctest.h>

#include <algorithm>

#include "catalogue/builtin.h"
#include "cli_helpers.h"
#include "config/config_chain.h"
#include "config/path_pattern.h"
#include "config/presets.h"

namespace digestlint {
namespace {

// Both are found in each file by default.
const std::string kBoth = Plain(kDoubled, kSpaced);

void WriteArchive(const Place& place) {
  place.Write("a.txt", kBoth);
  place.Write("drafts/b.txt", kBoth);
  place.Write("drafts/old/c.txt", kBoth);
}

// "path rule", sorted.
Arguments Found(const Place& place, Arguments arguments) {
  Arguments out;
  for (const Json& finding : place.RunJson(std::move(arguments))) {
    out.push_back(finding["path"].get<std::string>() + " " + finding["rule"].get<std::string>());
  }
  std::ranges::sort(out);
  return out;
}

bool OnBy(const Json& shown, std::string_view rule) {
  for (const Json& each : shown["rules"]) {
    if (each["rule"] == rule) return each["on"];
  }
  FAIL("no such rule");
  return false;
}

}  // namespace

TEST_CASE("the nearest configuration above a file is in force, up to the repository's root") {
  Place place;
  WriteArchive(place);
  place.Write("digestlint.toml", "select = [\"repeated-punctuation\"]\n");
  place.Write("drafts/.digestlint.toml", "select = [\"stray-space\"]\n");
  const Arguments expected = {"a.txt repeated-punctuation", "drafts/b.txt stray-space",
                              "drafts/old/c.txt stray-space"};
  CHECK(Found(place, {"check"}) == expected);

  // A repository below does not look above itself.
  place.Write("drafts/old/.git/HEAD", "");
  CHECK(Found(place, {"check", "drafts/old"}) ==
        Arguments{"drafts/old/c.txt repeated-punctuation", "drafts/old/c.txt stray-space"});

  CHECK(Found(place, {"check", "--no-config", "a.txt"}).size() == 2);
  place.Write("other.toml", "ignore = [\"repeated-punctuation\"]\n");
  CHECK(Found(place, {"check", "--config", "other.toml", "a.txt", "drafts/b.txt"}) ==
        Arguments{"a.txt stray-space", "drafts/b.txt stray-space"});
}

TEST_CASE("standard input has the configuration of its name") {
  Place place;
  place.Write("digestlint.toml",
              "[[overrides]]\nfiles = [\"drafts/*\"]\nignore = [\"stray-space\"]\n");
  const auto rules = [&](const std::string& name) {
    const Outcome outcome =
        place.Run({"check", "--format", "json", "--stdin-filename", name, "-"},
                  {.folder = {}, .input = kBoth, .output_file = {}, .environment = {}});
    return Rules(Json::parse(outcome.out)).size();
  };
  CHECK(rules("a.txt") == 2);
  CHECK(rules("drafts/a.txt") == 1);
}

TEST_CASE("overrides hold for their files, later ones win, and the command line wins over all") {
  Place place;
  WriteArchive(place);
  place.Write("digestlint.toml", R"(
ignore = ["stray-space"]

[rules.repeated-punctuation]
severity = "error"

[[overrides]]
files = ["drafts/**"]
ignore = ["repeated-punctuation"]

[overrides.rules.stray-space]
severity = "info"

[[overrides]]
files = ["c.txt"]
[overrides.rules.repeated-punctuation]
severity = "info"
)");
  CHECK(Found(place, {"check"}) ==
        Arguments{"a.txt repeated-punctuation", "drafts/b.txt stray-space",
                  "drafts/old/c.txt repeated-punctuation", "drafts/old/c.txt stray-space"});
  for (const Json& finding : place.RunJson({"check"})) {
    CHECK(finding["severity"] == (finding["path"] == "a.txt" ? "error" : "info"));
  }
  CHECK(Found(place, {"check", "--select", "stray-space", "a.txt"}) ==
        Arguments{"a.txt stray-space"});
  CHECK(Found(place, {"check", "--config", "rules.stray-space.severity=\"warning\"", "a.txt"})
            .size() == 2);
  CHECK(Found(place, {"check", "--ignore", "punctuation"}).size() == 0);
}

TEST_CASE("what is excluded is not checked, unless it is named") {
  Place place;
  WriteArchive(place);
  place.Write("digestlint.toml", "exclude = [\"drafts/old\"]\nselect = [\"stray-space\"]\n");
  CHECK(Found(place, {"check"}) == Arguments{"a.txt stray-space", "drafts/b.txt stray-space"});
  CHECK(Found(place, {"check", "drafts/old/c.txt"}).size() == 1);
  CHECK(Found(place, {"check", "--force-exclude", "drafts/old/c.txt"}).empty());
  const Outcome outcome = place.Run({"check", "drafts/old"});
  CHECK(outcome.status == 0);
  CHECK(Has(outcome.err, "nothing to check: the configuration excludes 1 file"));

  const Outcome hook = place.Run({"check", "--fix", "--force-exclude", "drafts/old/c.txt"});
  CHECK(hook.status == 0);
  CHECK(hook.out == "");
  CHECK(hook.err == "");
}

TEST_CASE("a configuration extends presets and files, each in its own folder") {
  Place place;
  WriteArchive(place);
  place.Write("shared/base.toml",
              "extends = \"minimal\"\nignore = [\"links\"]\nexclude = [\"only-here.txt\"]\n"
              "rule-folders = [\"rules\"]\n");
  place.Write("shared/rules/house-word.toml", R"(
name = "house-word"
group = "terms"
severity = "warning"
summary = "s"
why = "w"
message = "m"
help = "h"
[[pattern]]
regex = '速度'
[[bad]]
text = "速度"
expect = ["1:1"]
[[good]]
text = "x"
)");
  place.Write("digestlint.toml",
              "extends = \"shared/base.toml\"\n[rules.house-word]\nseverity = \"info\"\n");
  CHECK(Found(place, {"check", "a.txt"}) == Arguments{"a.txt house-word"});
  const Json shown = Json::parse(place.Run({"config", "show", "a.txt", "--format", "json"}).out);
  CHECK(shown["layers"] == Json{"preset minimal", "shared/base.toml", "digestlint.toml"});
  CHECK(OnBy(shown, "placeholder-text"));
  CHECK_FALSE(OnBy(shown, "missing-link"));
  CHECK_FALSE(OnBy(shown, "stray-space"));
}

TEST_CASE("presets are right, and minimal is the rules whose severity is error") {
  for (const Preset& preset : Presets()) {
    CAPTURE(preset.name);
    Place place;
    place.Write("digestlint.toml", fmt::format("extends = \"{}\"\n", preset.name));
    const Outcome outcome = place.Run({"config", "show", "--format", "json"});
    CHECK(outcome.status == 0);
    CHECK(outcome.err.empty());
    const Json shown = Json::parse(outcome.out);
    for (const Rule& rule : BuiltinRules()) {
      CAPTURE(rule.spec->name);
      const bool on = OnBy(shown, rule.spec->name);
      if (preset.name == "minimal") {
        CHECK(on == (rule.spec->on_by_default && rule.spec->severity == Severity::kError));
      }
      if (preset.name == "strict") CHECK(on);
      if (preset.name == "recommended") CHECK(on == rule.spec->on_by_default);
    }
  }
}

TEST_CASE("options reach their rules, at any value that is allowed") {
  Place place;
  for (int i = 1; i <= 3; ++i) place.Write(fmt::format("{}.txt", i), Plain());
  place.Write("a.txt",
              "1、Layers That Barely Change\n一层。\nhttps://arxiv.org/abs/2405.10001\n"
              "2、Training a Few Weights\n两层。\nhttps://arxiv.org/abs/2405.10002\n"
              "3、Reading Long Papers\n三层。\n");
  CHECK(Found(place, {"check", "--select", "missing-link", "a.txt"}).empty());
  CHECK(Found(place,
              {"check", "--select", "missing-link", "--config", "rules.missing-link.min-entries=2",
               "--config", "rules.missing-link.min-share=0.5", "a.txt"}) ==
        Arguments{"a.txt missing-link"});
  place.Write("b.md", Markdown());
  for (const Rule& rule : BuiltinRules()) {
    for (const OptionSpec& option : rule.spec->options) {
      if (option.kind != OptionKind::kInteger && option.kind != OptionKind::kNumber) continue;
      for (const double value : {option.min, option.max}) {
        const std::string setting =
            fmt::format("rules.{}.{}={}", rule.spec->name, option.name, value);
        CAPTURE(setting);
        CHECK(place.Run({"check", "--config", setting, "a.txt", "b.md", "1.txt"}).status < 2);
      }
    }
  }
}

TEST_CASE("config show tells where each setting comes from, and can be used as a configuration") {
  Place place;
  WriteArchive(place);
  place.Write("digestlint.toml",
              "extends = \"strict\"\n\n[rules.missing-link]\nseverity = \"info\"\nmin-entries = 2\n"
              "[[overrides]]\nfiles = [\"a.txt\"]\nignore = [\"stray-space\"]\n");
  const std::string shown = place.Run({"config", "show", "a.txt"}).out;
  CHECK(Has(shown, "severity = \"info\"                        # digestlint.toml:4\n"));
  CHECK(Has(shown, "min-entries = 2                          # digestlint.toml:5\n"));
  CHECK(Has(shown, "severity = \"off\"                         # digestlint.toml:8\n"));
  CHECK(Has(shown, "# preset strict:"));
  const Arguments as_configured = Found(place, {"check", "a.txt"});
  place.Write("digestlint.toml", shown);
  CHECK(Found(place, {"check", "a.txt"}) == as_configured);
  CHECK_FALSE(as_configured.empty());
}

TEST_CASE("init writes a configuration that is right, suits the folder, and replaces none") {
  struct Case {
    std::string text;
    const char* preset;
  };
  for (const Case& each :
       {Case{Markdown(), "zh"},
        Case{"# Papers\n\n## Tuning\n\n1. [Small](https://arxiv.org/abs/2405.10011): "
             "two small matrices are trained.\n2. [Smaller]"
             "(https://arxiv.org/abs/2405.10012): the rank may be lower.\n",
             "en"},
        Case{"nothing of the kind\n", "recommended"}}) {
    Place place;
    place.Write("a.md", each.text);
    CHECK(place.Run({"init"}).status == 0);
    const std::string written = place.Read("digestlint.toml");
    CHECK_MESSAGE(Has(written, fmt::format("extends = \"{}\"\n", each.preset)), written);
    CHECK(place.Run({"check"}).status == 0);
    const Outcome again = place.Run({"init"});
    CHECK(again.status == 2);
    CHECK(Has(again.err, "digestlint.toml: it exists"));
    CHECK(place.Read("digestlint.toml") == written);
  }
}

TEST_CASE("init leaves out what the folder does not do") {
  Place place;
  std::string text = "# 周报\n\n## 微调\n\n";
  for (int i = 0; i < 12; ++i) {
    text += fmt::format("- [Paper Number {0}]({1}2405.100{0:02})：只训练两个小矩阵。\n", i, kUrl);
  }
  place.Write("a.md", text);
  CHECK(place.Run({"init"}).status == 0);
  const std::string written = place.Read("digestlint.toml");
  CHECK_MESSAGE(Has(written, "\"numbering\","), written);
  CHECK_FALSE(Has(written, "\"missing-link\","));
  CHECK(place.Run({"check"}).status < 2);
}

TEST_CASE("patterns of files") {
  struct Case {
    const char* pattern;
    const char* path;
    bool matches;
  };
  const Case cases[] = {
      {"a.txt", "a.txt", true},          {"a.txt", "b/a.txt", true},
      {"/a.txt", "b/a.txt", false},      {"./a.txt", "a.txt", true},
      {"b/a.txt", "b/a.txt", true},      {"b/a.txt", "c/b/a.txt", false},
      {"drafts", "drafts/x.md", true},   {"drafts", "y/drafts/x.md", true},
      {"drafts/", "drafts", false},      {"drafts/", "drafts/x.md", true},
      {"drafts/**", "drafts/x/y", true}, {"drafts/*", "drafts/x/y", true},
      {"*.md", "x/y.md", true},          {"**/y.md", "x/y.md", true},
      {"20[12]?/*", "2024/a", true},     {"20[12]?/*", "2034/a", false},
      {"周报*", "周报一.md", true},
  };
  for (const Case& each : cases) {
    CAPTURE(each.pattern);
    CAPTURE(each.path);
    CHECK(PathPattern::Problem(each.pattern) == "");
    CHECK(PathPattern(each.pattern).Matches(each.path) == each.matches);
  }
  CHECK(BelowFolder("/a/b/c", "/a") == "b/c");
  CHECK(BelowFolder("/ab/c", "/a") == "");
  CHECK(BelowFolder("/a", "/") == "a");
}

}  // namespace digestlint
