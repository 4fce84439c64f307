// Every example of every rule and topic, as its file states it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "catalogue/builtin.h"
#include "facts/topics.h"
#include "reader/reader.h"
#include "repair/fixer.h"
#include "text/line_index.h"

namespace digestlint {
namespace {

std::string ShowPlaces(const std::vector<Finding>& findings, const LineIndex& lines,
                       bool with_columns) {
  std::string out;
  for (const Finding& finding : findings) {
    const Position position = lines.PositionAt(finding.span.begin);
    out += with_columns ? fmt::format("{}:{} ", position.line, position.column)
                        : fmt::format("{} ", position.line);
  }
  return out;
}

std::string ShowExpected(const ExampleSpec& example, bool with_columns) {
  std::string out;
  for (const PlaceSpec& place : example.places) {
    out += with_columns ? fmt::format("{}:{} ", place.line, place.column)
                        : fmt::format("{} ", place.line);
  }
  return out;
}

// The rule alone, even where it is off by default.
std::vector<Finding> LintWith(const Rule& rule, const Document& document) {
  return Linter({rule}, BuiltinTopics(), BuiltinNames()).Lint(document);
}

TEST_CASE("every example of every rule gives exactly its findings") {
  size_t examples = 0;
  for (const Rule& rule : BuiltinRules()) {
    for (const ExampleSpec& example : rule.spec->examples) {
      ++examples;
      const Document document = ReadDocument(example.text, example.format);
      const LineIndex lines(example.text);
      const std::vector<Finding> findings = LintWith(rule, document);
      const bool columns = std::all_of(example.places.begin(), example.places.end(),
                                       [](const PlaceSpec& place) { return place.column > 0; });
      INFO("rules/", rule.spec->name, ".toml: ", std::string(example.bad ? "bad" : "good"),
           " example:\n", example.text);
      CHECK_EQ(ShowPlaces(findings, lines, columns), ShowExpected(example, columns));
      for (const Finding& finding : findings) {
        INFO(finding.message);
        CHECK(finding.message.find('{') == std::string::npos);
        CHECK(finding.message.find('\n') == std::string::npos);
      }
    }
  }
  CHECK_GE(examples, 4 * BuiltinRules().size());
}

TEST_CASE("the repairs of every rule turn its bad examples into what its file shows") {
  for (const Rule& rule : BuiltinRules()) {
    for (const ExampleSpec& example : rule.spec->examples) {
      if (!example.has_fixed) continue;
      INFO("rules/", rule.spec->name, ".toml: bad example:\n", example.text);
      const FixResult fixed = FixText(Linter({rule}, BuiltinTopics(), BuiltinNames()),
                                      std::string(example.text), example.format, {.unsafe = true});
      CHECK_EQ(fixed.text, example.fixed);
      CHECK(fixed.refused.empty());
      CHECK(fixed.unfinished.empty());
    }
  }
}

TEST_CASE("a rule repairs what its file declares and nothing else") {
  for (const Rule& rule : BuiltinRules()) {
    for (const ExampleSpec& example : rule.spec->examples) {
      const std::vector<Finding> findings =
          LintWith(rule, ReadDocument(example.text, example.format));
      for (const Finding& finding : findings) {
        if (!finding.fix) continue;
        INFO("rules/", rule.spec->name, ".toml: ", finding.fix->title);
        CHECK(!finding.fix->title.empty());
        CHECK(finding.fix->title.find('{') == std::string::npos);
        const FixKind kind = rule.spec->fix;
        const FixKind same =
            finding.fix->safety == FixSafety::kSafe ? FixKind::kSafe : FixKind::kUnsafe;
        CHECK((kind == same || kind == FixKind::kMixed));
      }
    }
  }
}

TEST_CASE("a topic is the best one for its examples") {
  const TopicIndex index(BuiltinTopics());
  TopicReader reader(index);
  for (const TopicSpec& topic : BuiltinTopics().topics) {
    if (topic.cross_cutting) continue;
    for (const TopicExampleSpec& example : topic.examples) {
      INFO(topic.name, ": ", example.title);
      const TopicReading reading = reader.ReadText(example.title, example.body);
      CHECK_EQ(index.topic(LargestTopics(reading).front().topic).name, topic.name);
    }
  }
}

TEST_CASE("near topics exist and are told both ways") {
  for (const TopicSpec& topic : BuiltinTopics().topics) {
    for (const std::string_view near : topic.near) {
      INFO(topic.name, " is near ", near);
      const auto topics = BuiltinTopics().topics;
      const auto other = std::find_if(topics.begin(), topics.end(),
                                      [&](const TopicSpec& each) { return each.name == near; });
      REQUIRE(other != topics.end());
      CHECK(std::find(other->near.begin(), other->near.end(), topic.name) != other->near.end());
    }
  }
}

}  // namespace
}  // namespace digestlint
