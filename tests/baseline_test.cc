// A baseline knows old findings again in a changed text, and nothing else.
#include "baseline/baseline.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "catalogue/builtin.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

// Without stale-copy: the texts below are made of a few paragraphs, so that moving one makes
// copies.
const Linter& EveryRule() {
  static const Linter linter = [] {
    std::vector<Rule> rules(BuiltinRules().begin(), BuiltinRules().end());
    std::erase_if(rules, [](const Rule& rule) { return rule.spec->name == "stale-copy"; });
    return Linter(std::move(rules), BuiltinTopics());
  }();
  return linter;
}

struct Linted {
  explicit Linted(const std::string& source)
      : text(source), document(ReadDocument(text, Format::kMarkdown)) {
    findings = EveryRule().Lint(document);
  }
  std::string text;
  Document document;
  std::vector<Finding> findings;
};

// Paragraphs without a defect, and with one each.
constexpr std::array<std::string_view, 4> kClean = {
    "作者把长文切成小段，逐段读完，再把要点合在一起。",
    "方法不需要额外的训练，推理时的开销也很小。", "实验做了三组，结论在不同的规模上都成立。",
    "代码与数据都已经公开，复现起来并不困难。"};
constexpr std::array<std::string_view, 5> kBroken = {
    "训练的步数减半 ，效果没有下降。", "参数一样多，，速度却快了许多。",
    "作者比较了大模型与与小模型的差别。", "结果（见第三节的表格，好于从前的做法。",
    "这里还有一个链接 [link TBD] 没有填上。"};

struct Paper {
  int id = 0;
  std::vector<std::string_view> paragraphs;
};

std::string Write(const std::vector<std::string_view>& intro, const std::vector<Paper>& papers) {
  std::string out = "# 论文周报\n\n这是一期普通的周报，介绍近来读过的论文。\n\n";
  for (const std::string_view each : intro) out += fmt::format("{}\n\n", each);
  out += "## 本周论文\n\n";
  for (const Paper& paper : papers) {
    out += fmt::format(
        "### [Reading Paper Number {0} of a Long Series](https://arxiv.org/abs/2405.1{0:04})\n\n",
        paper.id);
    for (const std::string_view each : paper.paragraphs) out += fmt::format("{}\n\n", each);
  }
  return out;
}

TEST_CASE("moved entries and inserted paragraphs bring no old finding back, a new defect is told") {
  std::mt19937 random(20240522);
  const auto pick = [&](size_t count) { return static_cast<size_t>(random() % count); };
  for (int round = 0; round < 200; ++round) {
    std::vector<Paper> papers;
    for (int id = 1; id <= 8; ++id) {
      Paper paper = {id, {kClean[pick(kClean.size())]}};
      if (pick(2) == 0) paper.paragraphs.push_back(kBroken[pick(kBroken.size())]);
      papers.push_back(paper);
    }
    const Linted old(Write({}, papers));
    const Baseline baseline(
        EntriesOf("a.md", old.findings, FingerprintsOf(old.document, old.findings)));
    for (int i = 0; i < 4; ++i) {
      std::vector<std::string_view>& paragraphs = papers[pick(papers.size())].paragraphs;
      paragraphs.insert(paragraphs.begin() + static_cast<ptrdiff_t>(pick(paragraphs.size() + 1)),
                        kClean[pick(kClean.size())]);
    }
    std::shuffle(papers.begin(), papers.end(), random);
    Linted moved(Write({kClean[pick(kClean.size())]}, papers));
    CAPTURE(moved.text);
    const std::vector<size_t> found = baseline.TakeKnown("a.md", moved.document, moved.findings);
    std::string told;
    for (const Finding& finding : moved.findings) {
      told += fmt::format("{}: {}\n", finding.rule->name, finding.message);
    }
    CAPTURE(told);
    CHECK(moved.findings.empty());
    CHECK(found.size() == old.findings.size());

    papers[pick(papers.size())].paragraphs.push_back(kBroken[pick(kBroken.size())]);
    Linted broken(Write({}, papers));
    const size_t all = broken.findings.size();
    baseline.TakeKnown("a.md", broken.document, broken.findings);
    CHECK(broken.findings.size() == all - old.findings.size());
    CHECK_FALSE(broken.findings.empty());
  }
}

TEST_CASE("another file knows nothing") {
  Linted linted(Write({}, {{1, {kBroken[0]}}, {2, {kClean[0]}}, {3, {kClean[1]}}}));
  REQUIRE(linted.findings.size() == 1);
  const Baseline baseline(
      EntriesOf("a.md", linted.findings, FingerprintsOf(linted.document, linted.findings)));
  CHECK(baseline.TakeKnown("b.md", linted.document, linted.findings).empty());
  CHECK(linted.findings.size() == 1);
  CHECK(baseline.TakeKnown("a.md", linted.document, linted.findings).size() == 1);
  CHECK(linted.findings.empty());
}

TEST_CASE("a baseline reads back as it was written, one finding on a line") {
  const BaselineEntries entries = {{"a.md", "stray-space", 1, "stray space"},
                                   {"期刊/b \"c\".md", "mojibake", 0xFEDCBA9876543210U, "“\\”\n"}};
  const std::string text = FormatBaseline(entries);
  CHECK(std::count(text.begin(), text.end(), '\n') == 8);
  const ParsedBaseline read = ParseBaseline(text, "x.json");
  CHECK(read.error.empty());
  CHECK(read.entries == entries);
  CHECK(ParseBaseline(FormatBaseline({}), "x.json").error.empty());
}

TEST_CASE("what is no baseline is told with its place") {
  const std::string good = FormatBaseline({{"a.md", "stray-space", 1, "stray space"}});
  const auto with = [&](std::string_view old, std::string_view fresh) {
    std::string text = good;
    const size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), fresh);
  };
  struct Mistake {
    std::string text;
    std::string place;
    std::string part;
  };
  const Mistake mistakes[] = {
      {"", "x:1: ", "unexpected end of input"},
      {"[]", "x:1: ", "object"},
      {"{}", "x:1: ", "version"},
      {with("\"version\": 1", "\"version\": 2"), "x:1: ", "version 1"},
      {with("\"fingerprints\": 1", "\"fingerprints\": \"1\""), "x:1: ", "fingerprints of version"},
      {with("\"findings\"", "\"finding\""), "x:1: ", "list of findings"},
      {with("\"rule\": ", "\"rule\" "), "x:5: ", ""},
      {with("\"rule\": \"stray-space\", ", ""), "x:5: ", "finding 1 has no text “rule”"},
      {with("0000000000000001", "1"), "x:5: ", "hexadecimal"},
      {with("{\"file\"", "7, {\"file\""), "x:5: ", "finding 1 is no object"},
  };
  for (const Mistake& mistake : mistakes) {
    CAPTURE(mistake.text);
    const ParsedBaseline read = ParseBaseline(mistake.text, "x");
    CAPTURE(read.error);
    CHECK(read.error.starts_with(mistake.place));
    CHECK(read.error.find(mistake.part) != std::string::npos);
  }
}

}  // namespace
}  // namespace digestlint
