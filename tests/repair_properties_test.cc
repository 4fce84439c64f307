// What holds for every repair of every text.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "catalogue/builtin.h"
#include "random_digest.h"
#include "reader/reader.h"
#include "repair/digest_signature.h"
#include "repair/fixer.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// What the rules that were applied may change, all together.
FixChanges AllowedBy(const FixResult& result) {
  FixChanges allowed;
  for (const FixCount& count : result.applied) {
    const FixChanges& more = count.rule->fix_changes;
    allowed.numbers |= more.numbers;
    allowed.links |= more.links;
    allowed.titles |= more.titles;
    allowed.structure |= more.structure;
    allowed.code |= more.code;
  }
  return allowed;
}

bool MayChangeAll(const FixChanges& changes) {
  return changes.numbers && changes.links && changes.titles && changes.structure && changes.code;
}

bool MayBeApplied(const Finding& finding, bool unsafe, const FixResult& result) {
  const auto is_named = [&](const std::vector<const RuleSpec*>& rules) {
    return std::find(rules.begin(), rules.end(), finding.rule) != rules.end();
  };
  if (!finding.fix || is_named(result.refused) || is_named(result.unfinished)) return false;
  return unsafe || finding.fix->safety == FixSafety::kSafe;
}

std::string Names(const std::vector<const RuleSpec*>& rules) {
  std::string out;
  for (const RuleSpec* rule : rules) out.append(rule->name).append(" ");
  return out;
}

void CheckRepairs(const Linter& linter, const std::string& text, Format format, bool unsafe) {
  const FixResult result = FixText(linter, text, format, {.unsafe = unsafe});
  CAPTURE(text);
  CAPTURE(result.text);
  CAPTURE(static_cast<int>(format));
  CAPTURE(unsafe);
  // It comes to an end.
  REQUIRE_EQ(Names(result.unfinished), "");
  // Everything that may be repaired is.
  for (const Finding& finding : result.findings) {
    INFO(finding.rule->name, ": ", finding.message);
    REQUIRE_FALSE(MayBeApplied(finding, unsafe, result));
  }
  // Repairs uncover nothing worse than what they mend: a mark made full-width may turn out doubled.
  // Only where a rule may change everything, a control character that is gone may show a link or
  // an entry that was not read before, with findings of its own.
  const Document document = ReadDocument(text, format);
  if (!MayChangeAll(AllowedBy(result))) {
    REQUIRE_LE(result.findings.size(), linter.Lint(document).size());
  }
  // A second run changes nothing.
  if (result.refused.empty()) {
    REQUIRE_EQ(FixText(linter, result.text, format, {.unsafe = unsafe}).text, result.text);
  }
  // The digest is what it was, but for what the rules are about.
  REQUIRE(ChangesOnly(SignatureOf(document), SignatureOf(ReadDocument(result.text, format)),
                      AllowedBy(result)));
  // UTF-8 stays UTF-8.
  if (FindInvalidUtf8(text) == std::string::npos) {
    REQUIRE_EQ(FindInvalidUtf8(result.text), std::string::npos);
  }
}

TEST_CASE(
    "repairs of digests cut and mixed at random end, keep the digest and need no second run") {
  const Linter linter({BuiltinRules().begin(), BuiltinRules().end()}, BuiltinTopics());
  for (uint32_t seed = 0; seed < 2500; ++seed) {
    Random random(seed);
    std::vector<std::string> lines = MakeDigest(random);
    for (size_t n = random() % 12; n > 0; --n) Mutate(random, lines, seed % 3 == 0);
    const std::string text = Join(random, lines);
    CAPTURE(seed);
    for (const Format format : {Format::kPlain, Format::kMarkdown}) {
      CheckRepairs(linter, text, format, false);
      CheckRepairs(linter, text, format, true);
    }
  }
}

}  // namespace
}  // namespace digestlint
