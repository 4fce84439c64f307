// The order of findings and what a leftover hides.
#include "engine/linter.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "catalogue/builtin.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

void ReportFirst(CheckContext& context) {
  context.Report({0, 1}, {});
}

constexpr std::array<PatternSpec, 1> kFirstLetter = {{{"^a", Scope::kProse, 0, {}, {}, false}}};
constexpr std::array<PhraseSpec, 1> kLeftover = {{{"powered by blogtool", "BlogTool"}}};

RuleSpec PatternRule(std::string_view name) {
  RuleSpec spec;
  spec.name = name;
  spec.message = "m";
  spec.patterns = kFirstLetter;
  return spec;
}

std::string Names(const Linter& linter, std::string_view text) {
  std::string out;
  for (const Finding& finding : linter.Lint(ReadDocument(text, Format::kPlain))) {
    out += std::string(finding.rule->name) + " ";
  }
  return out;
}

TEST_CASE("findings at one place come in the order of the rules") {
  RuleSpec check;
  check.name = "a-check";
  check.message = "m";
  const RuleSpec second = PatternRule("b-pattern");
  const RuleSpec third = PatternRule("c-pattern");
  const Linter linter({{&check, ReportFirst}, {&second, nullptr}, {&third, nullptr}}, {});
  CHECK_EQ(Names(linter, "abc"), "a-check b-pattern c-pattern ");
  const Linter reversed({{&third, nullptr}, {&second, nullptr}, {&check, ReportFirst}}, {});
  CHECK_EQ(Names(reversed, "abc"), "c-pattern b-pattern a-check ");
}

TEST_CASE("what stands inside a leftover is its finding, but for dead links") {
  RuleSpec phrase;
  phrase.name = "leftover";
  phrase.message = "from {source}";
  phrase.phrases = kLeftover;
  RuleSpec wording;
  wording.name = "wording";
  wording.group = "punctuation";
  wording.message = "m";
  RuleSpec dead;
  dead.name = "dead";
  dead.group = "links";
  dead.message = "m";
  const Linter linter({{&phrase, nullptr}, {&wording, ReportFirst}, {&dead, ReportFirst}}, {});
  CHECK_EQ(Names(linter, "Powered\nby BlogTool"), "dead leftover ");
  CHECK_EQ(Names(linter, "x, powered by BlogTool"), "wording dead leftover ");
}

}  // namespace
}  // namespace digestlint
