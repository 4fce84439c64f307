// The matcher against a naive reference that folds the whole text and compares everywhere.
#include "facts/phrase_matcher.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "text/unicode.h"

namespace digestlint {
namespace {

struct Folded {
  char32_t c;
  Span span;
};

bool IsSkipped(char32_t c) {
  return IsBlank(c) || std::u32string_view(U"\n*_`>").find(c) != std::u32string_view::npos;
}

std::vector<Folded> Fold(std::string_view text, Span range) {
  std::vector<Folded> out;
  for (uint32_t at = range.begin; at < range.end;) {
    const Decoded d = DecodeAt(text, at);
    if (!IsSkipped(d.code_point)) {
      out.push_back({FoldWidthAndCase(d.code_point), {at, at + d.size}});
    }
    at += d.size;
  }
  return out;
}

bool IsWord(char32_t c) {
  return IsAsciiLetter(c) || IsAsciiDigit(c);
}

using Hit = std::tuple<uint32_t, uint32_t, uint32_t>;  // begin, end, phrase

std::vector<Hit> NaiveFind(std::string_view text, Span range,
                           const std::vector<std::string_view>& phrases, bool plural) {
  const std::vector<Folded> folded = Fold(text, range);
  std::vector<Hit> hits;
  for (uint32_t p = 0; p < phrases.size(); ++p) {
    const std::vector<Folded> phrase = Fold(phrases[p], MakeSpan(0, phrases[p].size()));
    if (phrase.size() < 2) continue;
    for (size_t i = 0; i + phrase.size() <= folded.size(); ++i) {
      const bool equal =
          std::equal(phrase.begin(), phrase.end(), folded.begin() + static_cast<std::ptrdiff_t>(i),
                     [](const Folded& a, const Folded& b) { return a.c == b.c; });
      if (!equal) continue;
      const Span span = {folded[i].span.begin, folded[i + phrase.size() - 1].span.end};
      const auto at = [&](uint32_t offset) {
        return offset < range.end ? FoldWidthAndCase(DecodeAt(text, offset).code_point) : 0;
      };
      if (IsWord(phrase.front().c) && i > 0 && folded[i - 1].span.end == span.begin &&
          IsWord(folded[i - 1].c)) {
        continue;
      }
      if (IsWord(phrase.back().c)) {
        const bool s =
            plural && span.end < range.end && (text[span.end] == 's' || text[span.end] == 'S');
        if (IsWord(at(span.end + (s ? 1 : 0)))) continue;
      }
      hits.emplace_back(span.begin, span.end, p);
    }
  }
  std::sort(hits.begin(), hits.end());
  return hits;
}

std::vector<Hit> Find(std::string_view text, Span range,
                      const std::vector<std::string_view>& phrases, bool plural) {
  std::vector<PhraseHit> found;
  PhraseMatcher(phrases, plural).FindAll(text, range, found);
  CHECK(std::is_sorted(found.begin(), found.end(), [](const PhraseHit& a, const PhraseHit& b) {
    return a.span.begin < b.span.begin;
  }));
  std::vector<Hit> hits;
  hits.reserve(found.size());
  for (const PhraseHit& hit : found) hits.emplace_back(hit.span.begin, hit.span.end, hit.phrase);
  std::sort(hits.begin(), hits.end());
  return hits;
}

TEST_CASE("the matcher agrees with a naive reference") {
  static constexpr std::array<std::string_view, 25> kPieces = {
      "a", "b",  "A",    "B", "s",  "1", "ａ", "Ｂ", "，",     ",",    "模",       "型", "模型",
      " ", "\n", "\r\n", "*", "**", "_", "> ", "　", "\u200B", "\x80", "\xE6\xA8", "😀"};
  std::mt19937 random(99);
  const auto text_of = [&](size_t most) {
    std::string text;
    for (size_t n = random() % (most + 1); n > 0; --n) text += kPieces[random() % kPieces.size()];
    return text;
  };
  size_t hits = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::string text = text_of(40);
    std::array<std::string, 8> owned;
    for (std::string& phrase : owned) phrase = text_of(4);
    const std::vector<std::string_view> phrases(owned.begin(), owned.end());
    Span range = MakeSpan(0, text.size());
    // A range between characters; inside of one the two may decode differently.
    if (round % 3 == 0 && FindInvalidUtf8(text) == std::string::npos) {
      const auto border = [&](size_t at) {
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
        return at;
      };
      const size_t begin = border(random() % (text.size() + 1));
      range = MakeSpan(begin, std::max(begin, border(random() % (text.size() + 1))));
    }
    const bool plural = round % 2 == 0;
    const std::vector<Hit> expected = NaiveFind(text, range, phrases, plural);
    CAPTURE(text);
    REQUIRE((Find(text, range, phrases, plural) == expected));
    hits += expected.size();
  }
  CHECK_GT(hits, 1000);
}

// The matched texts, with a bar between.
std::string Show(std::string_view text, const std::vector<std::string_view>& phrases,
                 bool plural = false) {
  std::string out;
  for (const auto& [begin, end, phrase] : Find(text, MakeSpan(0, text.size()), phrases, plural)) {
    if (!out.empty()) out += '|';
    out += text.substr(begin, end - begin);
  }
  return out;
}

TEST_CASE("width, case, white space and emphasis do not matter") {
  CHECK_EQ(Show("请点击　Ｈｅｒｅ。", {"点击here"}), "点击　Ｈｅｒｅ");
  CHECK_EQ(Show("As an\n> **AI** language\r\nmodel, I", {"as an AI language model"}),
           "As an\n> **AI** language\r\nmodel");
  CHECK_EQ(Show("欢迎\n关注", {"欢迎关注"}), "欢迎\n关注");
  CHECK_EQ(Show("欢迎，关注", {"欢迎关注"}), "");
  CHECK_EQ(Show("（完,）", {"(完，)"}), "（完,）");
}

TEST_CASE("words match at their borders") {
  CHECK_EQ(Show("LLM LLMs xLLM LLM2 多LLM的 (LLM) LLM-based", {"LLM"}), "LLM|LLM|LLM|LLM");
  CHECK_EQ(Show("LLM LLMs LLMS LLMss LLMsx", {"LLM"}, true), "LLM|LLM|LLM");
  CHECK_EQ(Show("最大模型大模型", {"大模型"}), "大模型|大模型");
  CHECK_EQ(Show("c++11 C++", {"C++"}), "c++|C++");
}

TEST_CASE("phrases of one character, none or nothing but marks never match") {
  CHECK_EQ(Show("a b 字 ** aa", {"a", "字", "", "**", " * "}), "");
  CHECK_EQ(Show("", {"ab"}), "");
  CHECK_EQ(Show("a", {"ab"}), "");
}

TEST_CASE("several phrases at one place, overlaps and repeats are all found") {
  CHECK_EQ(Show("图像分割模型", {"图像", "图像分割", "分割模型", "图像"}),
           "图像|图像|图像分割|分割模型");
  CHECK_EQ(Show("哈哈哈哈", {"哈哈"}), "哈哈|哈哈|哈哈");
}

}  // namespace
}  // namespace digestlint
