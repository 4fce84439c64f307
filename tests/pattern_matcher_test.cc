// The two ways to find patterns, by literals and by one set, against the naive one: every pattern
// in a matcher of its own.
#include "engine/pattern_matcher.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <tuple>
#include <vector>

#include "catalogue/builtin.h"
#include "reader/reader.h"
#include "rules/required_literals.h"

namespace digestlint {
namespace {

std::vector<const PatternSpec*> AllPatterns() {
  std::vector<const PatternSpec*> patterns;
  for (const Rule& rule : BuiltinRules()) {
    for (const PatternSpec& pattern : rule.spec->patterns) patterns.push_back(&pattern);
  }
  return patterns;
}

std::string Show(std::vector<PatternHit> hits) {
  std::sort(hits.begin(), hits.end(), [](const PatternHit& a, const PatternHit& b) {
    return std::tie(a.pattern, a.span.begin) < std::tie(b.pattern, b.span.begin);
  });
  std::string out;
  for (const PatternHit& hit : hits) {
    out += fmt::format("{}:{}-{} ", hit.pattern, hit.span.begin, hit.span.end);
  }
  return out;
}

std::string Find(const PatternMatcher& matcher, const Document& document) {
  std::vector<PatternHit> hits;
  matcher.FindAll(document, hits);
  return Show(std::move(hits));
}

std::string FindNaively(const Document& document) {
  std::vector<PatternHit> all;
  const auto patterns = AllPatterns();
  for (uint32_t i = 0; i < patterns.size(); ++i) {
    PatternSpec alone = *patterns[i];
    alone.literals = {};  // so that every line is searched
    std::vector<PatternHit> hits;
    PatternMatcher({&alone}).FindAll(document, hits);
    for (PatternHit hit : hits) all.push_back({i, hit.span});
  }
  return Show(std::move(all));
}

std::vector<std::string> Texts() {
  std::vector<std::string> texts;
  for (const Rule& rule : BuiltinRules()) {
    for (const ExampleSpec& example : rule.spec->examples) texts.emplace_back(example.text);
  }
  for (const auto& file : std::filesystem::directory_iterator(DIGESTLINT_SOURCE_DIR "/seeds")) {
    std::ifstream in(file.path());
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

TEST_CASE("literals, set and naive search find the same") {
  const PatternMatcher by_set(AllPatterns());
  const std::string filler(PatternMatcher::kSetBytes + 1, 'x');
  std::vector<PatternHit> unused;
  by_set.FindAll(ReadDocument(filler, Format::kPlain), unused);  // from now on the set is used
  size_t found = 0;
  for (const std::string& text : Texts()) {
    for (const Format format : {Format::kPlain, Format::kMarkdown}) {
      const Document document = ReadDocument(text, format);
      CAPTURE(text);
      const std::string naive = FindNaively(document);
      CHECK_EQ(Find(PatternMatcher(AllPatterns()), document), naive);
      CHECK_EQ(Find(by_set, document), naive);
      found += naive.empty() ? 0 : 1;
    }
  }
  CHECK_GT(found, 20);
}

TEST_CASE("literals that a match must hold") {
  const auto show = [](std::string_view regex) {
    const RequiredLiterals literals = FindRequiredLiterals(regex);
    std::string out = literals.all ? "all" : "any";
    for (const std::string& text : literals.texts) out += " " + text;
    return literals.texts.empty() ? std::string("none") : out;
  };
  CHECK_EQ(show("，，"), "all ，，");
  CHECK_EQ(show("(?:foo|BAR)baz"), "any foobaz barbaz");
  CHECK_EQ(show("[a-z]+"), "none");
  CHECK_EQ(show("(?i)école"), "none");  // case beyond ASCII is not folded
  CHECK_EQ(show("(abc)?"), "none");
}

}  // namespace
TEST_CASE("the text that a pattern begins with is known at a glance only where it is sure") {
  const std::pair<const char*, const char*> cases[] = {
      {"模型(太差|bad)", "模型"},
      {"PyTorch[0-9|x]", ""},
      {"PyTorch[0-9]*", "pytorch"},
      {"abc|d", ""},
      {"ab(c|d)", "ab"},
      {"ab?c", ""},
      {"abc?d", "ab"},
      {"模型?好", ""},
      {"模型们?好", "模型"},
      {"abc{0,3}", "ab"},
      {"(?i)abc", ""},
      {"^abc", ""},
      {"a", ""},
      {"ab\\|c", "ab"},
      {"", ""},
      {"ab(?:c)+|d", ""},
      {"速度", "速度"},
      {"ab[(]c|d", ""},
  };
  for (const auto& each : cases) {
    CAPTURE(each.first);
    CHECK(LeadingLiteral(each.first) == each.second);
  }
}

}  // namespace digestlint
