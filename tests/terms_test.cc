// Cutting text into terms: what the topic weights are keyed by.
#include "text/terms.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace digestlint {
namespace {

std::vector<std::string> TermsOf(const std::string& text) {
  std::vector<std::string> out;
  ScanTerms(text, MakeSpan(0, text.size()), [&](TermHash hash, Span span, TermKind) {
    const std::string normal = NormalTerm(span.in(text));
    CHECK_EQ(HashTerm(normal), hash);
    out.push_back(normal);
  });
  return out;
}

using Terms = std::vector<std::string>;

TEST_CASE("words and pairs lose case, width and plural s") {
  CHECK_EQ(TermsOf("KV Caches"), Terms{"kv", "cache", "kv cache"});
  CHECK_EQ(TermsOf("ＫＶ caches"), Terms{"kv", "cache", "kv cache"});
  CHECK_EQ(TermsOf("policies, analysis, loss, bus"), Terms{"policy", "analysis", "loss", "bus"});
}

TEST_CASE("blanks, hyphens and slashes join a pair; other marks and Han do not") {
  CHECK_EQ(TermsOf("low-bit"), Terms{"low", "bit", "low bit"});
  CHECK_EQ(TermsOf("low, bit"), Terms{"low", "bit"});
  CHECK_EQ(TermsOf("KV缓存 cache"), Terms{"kv", "缓存", "cache"});
}

TEST_CASE("names in camel case give their parts") {
  CHECK_EQ(TermsOf("AudioLM"), Terms{"audiolm", "audio"});
  CHECK_EQ(TermsOf("HTMLParser"), Terms{"htmlparser", "html", "parser"});
  CHECK_EQ(TermsOf("LLMs"), Terms{"llm"});
}

TEST_CASE("Han characters give runs of two to four") {
  CHECK_EQ(TermsOf("多模态大"), Terms{"多模", "模态", "多模态", "态大", "模态大", "多模态大"});
  CHECK_EQ(TermsOf("的"), Terms{});
  CHECK_EQ(TermsOf("多，模"), Terms{});
}

TEST_CASE("a range bounds the terms, and endless words are none") {
  const std::string text = "prune audio";
  size_t count = 0;
  ScanTerms(text, {0, 5}, [&](TermHash, Span, TermKind) { ++count; });
  CHECK_EQ(count, 1);
  CHECK_EQ(TermsOf(std::string(1000, 'x') + " low"), Terms{"low"});
}

}  // namespace
}  // namespace digestlint
