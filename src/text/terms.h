// Cutting text into terms, the units by which subjects are told: words, pairs of words, the parts
// of names in camel case, and two to four Han characters in a row.
//
// Case and width are folded, and an English plural loses its s, so "KV Caches" and "kv cache" are
// one pair. Terms are told apart by a hash; nothing is copied while scanning. The hash and the cut
// are the format of the data in rules/weights: changing them means learning the weights anew.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/span.h"
#include "text/unicode.h"

namespace digestlint {

using TermHash = uint64_t;

enum class TermKind : uint8_t {
  kWord,  // ASCII letters and digits
  kPair,  // two words with nothing but blanks or one of - / . ' & between them
  kPart,  // "Audio" in "AudioLM"; at least three letters
  kHan,   // two to four Han characters
};

// The words of a text without plural s, lower case, joined by one blank; Han characters as they
// are. A term's own text is its normal form.
std::string NormalTerm(std::string_view text);

// The hash that scanning gives for a term whose normal form is `normal`. Never 0.
TermHash HashTerm(std::string_view normal);

namespace terms_internal {

inline constexpr TermHash kSeed = 0xCBF29CE484222325ULL;
inline constexpr TermHash kPrime = 0x100000001B3ULL;
inline constexpr size_t kMaxWord = 40;  // longer words are no terms

constexpr TermHash Extend(TermHash hash, char32_t c) {
  return (hash ^ c) * kPrime;
}
constexpr TermHash Finish(TermHash hash) {
  hash ^= hash >> 32;
  hash *= 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 29;
  return hash == 0 ? 1 : hash;
}

// A word as it is read, letter by letter.
struct Word {
  std::array<char, kMaxWord> text{};  // case kept
  uint32_t size = 0;                  // may be more than kMaxWord
  Span span;
  std::string_view view() const { return {text.data(), size}; }
};

// How many of the word's letters stay when a plural s goes; `ies` is set where y replaces "ies".
uint32_t StemSize(std::string_view lower, bool& ies);

// Continues `hash` by the word's normal form.
TermHash ExtendByWord(TermHash hash, std::string_view word);

// Calls part(begin, size) for each part of a name in camel case that is a term.
template <typename Part>
void CutCamelCase(std::string_view word, Part part) {
  const auto upper = [&](size_t i) { return word[i] >= 'A' && word[i] <= 'Z'; };
  const auto digit = [&](size_t i) { return word[i] >= '0' && word[i] <= '9'; };
  const auto lower = [&](size_t i) { return !upper(i) && !digit(i); };
  for (size_t i = 0; i < word.size();) {
    size_t end = i + 1;
    if (digit(i)) {
      while (end < word.size() && digit(end)) ++end;
    } else if (upper(i) && end < word.size() && upper(end)) {
      while (end < word.size() && upper(end)) ++end;
      if (end < word.size() && lower(end)) --end;  // the capital begins the next part
    } else {
      while (end < word.size() && lower(end)) ++end;
    }
    if (end - i > 2 && end - i < word.size()) part(i, end - i);
    i = end;
  }
}

}  // namespace terms_internal

// Calls sink(hash, span, kind) for every term in `range` of `text`, a pair after its second word.
template <typename Sink>
void ScanTerms(std::string_view text, Span range, Sink sink) {
  namespace in = terms_internal;
  in::Word word;
  TermHash before = 0;  // unfinished hash of the word before, with the blank; 0: none
  uint32_t before_begin = 0;
  std::array<TermHash, 4> han{};        // unfinished, by how many characters they hold less one
  std::array<uint32_t, 4> han_begin{};  // where each begins
  uint32_t run = 0;                     // Han characters in a row

  const auto end_word = [&] {
    if (word.size == 0) return;
    if (word.size <= in::kMaxWord) {
      const TermHash own = in::ExtendByWord(in::kSeed, word.view());
      sink(in::Finish(own), word.span, TermKind::kWord);
      if (before != 0) {
        sink(in::Finish(in::ExtendByWord(before, word.view())), Span{before_begin, word.span.end},
             TermKind::kPair);
      }
      in::CutCamelCase(word.view(), [&](size_t begin, size_t size) {
        const auto at = word.span.begin + static_cast<uint32_t>(begin);
        sink(in::Finish(in::ExtendByWord(in::kSeed, word.view().substr(begin, size))),
             Span{at, at + static_cast<uint32_t>(size)}, TermKind::kPart);
      });
      before = in::Extend(own, ' ');
      before_begin = word.span.begin;
    } else {
      before = 0;
    }
    word.size = 0;
  };

  for (uint32_t at = range.begin; at < range.end;) {
    const Decoded d = DecodeAt(text, at);
    char32_t c = d.code_point;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (IsAsciiLetter(c) || IsAsciiDigit(c)) {
      if (word.size == 0) word.span.begin = at;
      if (word.size < in::kMaxWord) word.text[word.size] = static_cast<char>(c);
      ++word.size;
      word.span.end = at + d.size;
      run = 0;
    } else {
      end_word();
      if (IsHan(c)) {
        before = 0;
        for (uint32_t n = 3; n > 0; --n) {
          han[n] = in::Extend(han[n - 1], c);
          han_begin[n] = han_begin[n - 1];
        }
        han[0] = in::Extend(in::kSeed, c);
        han_begin[0] = at;
        ++run;
        for (uint32_t n = 1; n < 4 && n < run; ++n) {
          sink(in::Finish(han[n]), Span{han_begin[n], at + d.size}, TermKind::kHan);
        }
      } else {
        run = 0;
        const bool joins =
            IsBlank(c) || c == '-' || c == '/' || c == '.' || c == '\'' || c == 0x2019 || c == '&';
        if (!joins) before = 0;
      }
    }
    at += d.size;
  }
  end_word();
}

}  // namespace digestlint
