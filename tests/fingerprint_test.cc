// Fingerprints stay when text around a finding moves, and change with what is reported.
#include "engine/fingerprint.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "catalogue/builtin.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

const Linter& EveryRule() {
  static const Linter linter({BuiltinRules().begin(), BuiltinRules().end()}, BuiltinTopics());
  return linter;
}

// Of the findings of one rule.
std::multiset<std::string> Prints(const std::string& text, std::string_view rule,
                                  Format format = Format::kPlain) {
  const Document document = ReadDocument(text, format);
  const std::vector<Finding> findings = EveryRule().Lint(document);
  const std::vector<Fingerprint> prints = FingerprintsOf(document, findings);
  REQUIRE(prints.size() == findings.size());
  std::multiset<std::string> out;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].rule->name == rule) out.insert(FingerprintText(prints[i]));
  }
  return out;
}

std::string EntryText(int number, std::string_view title, std::string_view body) {
  return fmt::format("{}、{}\n{}\nhttps://arxiv.org/abs/2405.1{:04}\n", number, title, body,
                     title.size());
}

const std::string kIntro = "本周选了几篇论文，一一介绍如下。\n";
constexpr std::string_view kGood = "这是一段没有毛病的摘要，说明了论文的方法与结果。";
constexpr std::string_view kSpaced = "显存的占用不变 ，精度也没有下降，训练快了一倍。";

TEST_CASE("inserted paragraphs, moved and renumbered entries keep a fingerprint") {
  const std::string before = kIntro + EntryText(1, "Small Matrices", kSpaced) +
                             EntryText(2, "Long Windows", kGood) +
                             EntryText(3, "Deep Towers", kGood);
  const std::string after = kIntro + "另外请注意，下周的会议改在周四举行。\n" +
                            EntryText(1, "Long Windows", kGood) + EntryText(2, "New Paper", kGood) +
                            EntryText(3, "Deep Towers", kGood) +
                            EntryText(4, "Small Matrices", kSpaced);
  const auto prints = Prints(before, "stray-space");
  REQUIRE(prints.size() == 1);
  CHECK(Prints(after, "stray-space") == prints);
}

TEST_CASE("other text, another entry or another rule is another finding") {
  const auto with = [](std::string_view title, std::string_view body) {
    return kIntro + EntryText(1, title, body) + EntryText(2, "Long Windows", kGood) +
           EntryText(3, "Deep Towers", kGood);
  };
  const auto prints = Prints(with("Small Matrices", kSpaced), "stray-space");
  CHECK(Prints(with("Small Steps", kSpaced), "stray-space") != prints);
  CHECK(Prints(with("Small Matrices", "显存的占用减半 ，精度也没有下降，训练快了一倍。"),
               "stray-space") != prints);
  // Case, width and marks of the title do not make it another one.
  CHECK(Prints(with("small matrices", kSpaced), "stray-space") == prints);
  const std::string both =
      with("Small Matrices", std::string(kSpaced) + "参数一样多，，但是更快。");
  const auto spaced = Prints(both, "stray-space"), doubled = Prints(both, "repeated-punctuation");
  REQUIRE(spaced.size() == 1);
  REQUIRE(doubled.size() == 1);
  CHECK(spaced == prints);
  CHECK(*spaced.begin() != *doubled.begin());
}

TEST_CASE("of equal defects one more is one new fingerprint") {
  const std::string one(kSpaced), two = one + "\n" + one;
  const auto with = [](const std::string& body) {
    return kIntro + EntryText(1, "Small Matrices", body) + EntryText(2, "Long Windows", kGood);
  };
  const auto first = Prints(with(one), "stray-space"), both = Prints(with(two), "stray-space");
  REQUIRE(first.size() == 1);
  REQUIRE(both.size() == 2);
  CHECK(both.count(*first.begin()) == 1);
}

TEST_CASE("a habit of the file is one finding wherever its first place stands") {
  std::string text = kIntro;
  for (int i = 1; i <= 8; ++i) {
    text += EntryText(i, fmt::format("Paper {}", i), "先训练,再微调,最后评测。");
  }
  const auto prints = Prints(text, "mixed-punctuation");
  REQUIRE(prints.size() == 1);
  CHECK(Prints("先说一句,再往下看。\n" + text, "mixed-punctuation") == prints);
}

TEST_CASE("fingerprints as text, and in a file") {
  Fingerprint read = 0;
  CHECK(FingerprintText(0xABC) == "0000000000000abc");
  CHECK(ParseFingerprint("0000000000000abc", read));
  CHECK(read == 0xABC);
  for (const char* wrong :
       {"", "abc", "0000000000000abg", "0000000000000ABC", " 000000000000abc"}) {
    CHECK_FALSE(ParseFingerprint(wrong, read));
  }
  CHECK(InFile(1, "a.md") != InFile(1, "b.md"));
  CHECK(InFile(1, "a.md") != InFile(2, "a.md"));
}

}  // namespace
}  // namespace digestlint
