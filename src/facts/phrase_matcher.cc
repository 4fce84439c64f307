#include "facts/phrase_matcher.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr bool IsSkipped(char32_t c) {
  return c == '\n' || c == '*' || c == '_' || c == '`' || c == '>' || IsBlank(c);
}

// What ASCII characters fold to; 0 for those that are skipped.
constexpr std::array<char32_t, 128> kFoldedAscii = [] {
  std::array<char32_t, 128> table{};
  for (char32_t c = 1; c < 128; ++c) table[c] = IsSkipped(c) ? 0 : FoldWidthAndCase(c);
  return table;
}();

// The character folded, or 0 where it is skipped.
char32_t Fold(char32_t c) {
  if (c < 128) return kFoldedAscii[c];
  if (c > 0x3000 && c < 0xFE00) return c;  // Han, kana, Hangul: folding leaves them alone
  return IsSkipped(c) ? 0 : FoldWidthAndCase(c);
}

bool IsWordCharacter(char32_t c) {
  return (c >= 'a' && c <= 'z') || IsAsciiDigit(c);
}

bool IsAsciiAlphanumeric(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return IsAsciiLetter(byte) || IsAsciiDigit(byte);
}

bool IsWordAt(std::string_view text, uint32_t offset) {
  return IsWordCharacter(FoldWidthAndCase(DecodeAt(text, offset).code_point));
}

}  // namespace

// The last three folded characters and where they stand.
struct PhraseMatcher::Window {
  std::array<char32_t, 3> character{};
  std::array<uint32_t, 3> begin{};
  std::array<bool, 3> starts_word{};  // nothing of the same word stands before it
  uint32_t end = 0;                   // after the last of them

  void Push(char32_t c, uint32_t at, bool starts, uint32_t after) {
    character = {character[1], character[2], c};
    begin = {begin[1], begin[2], at};
    starts_word = {starts_word[1], starts_word[2], starts};
    end = after;
  }
};

PhraseMatcher::PhraseMatcher(const std::vector<std::string_view>& phrases, bool allow_plural)
    : used_(kHashes / 64), buckets_(kBuckets), allow_plural_(allow_plural) {
  size_t bytes = 0;
  for (const std::string_view phrase : phrases) bytes += phrase.size();
  folded_.reserve(bytes);
  phrases_.reserve(phrases.size());
  for (uint32_t index = 0; index < phrases.size(); ++index) {
    const size_t begin = folded_.size();
    for (size_t i = 0; i < phrases[index].size();) {
      const Decoded d = DecodeAt(phrases[index], i);
      if (const char32_t c = Fold(d.code_point); c != 0) folded_ += c;
      i += d.size;
    }
    const size_t size = folded_.size() - begin;
    if (size < 2) {
      folded_.resize(begin);
      continue;
    }
    const char32_t* text = folded_.data() + begin;
    const uint32_t hash = Hash(text[0], text[1], size == 2 ? 0 : text[2]);
    used_[hash >> 6] |= uint64_t{1} << (hash & 63);
    uint32_t& bucket = buckets_[hash % kBuckets];
    phrases_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(size), index, bucket});
    bucket = static_cast<uint32_t>(phrases_.size());
  }
}

// `window` ends with the phrase's first three characters, or with both of its two.
bool PhraseMatcher::Matches(std::u32string_view phrase, const Window& window, std::string_view text,
                            Span range, Span& span) const {
  size_t matched = phrase.size() == 2 ? 2 : 3;
  const size_t first = 3 - matched;
  for (size_t i = 0; i < matched; ++i) {
    if (phrase[i] != window.character[first + i]) return false;
  }
  if (IsWordCharacter(phrase.front()) && !window.starts_word[first]) return false;
  uint32_t at = window.end;
  uint32_t end = at;
  while (matched < phrase.size()) {
    if (at >= range.end) return false;
    const Decoded d = DecodeAt(text, at);
    at += d.size;
    const char32_t c = Fold(d.code_point);
    if (c == 0) continue;
    if (c != phrase[matched++]) return false;
    end = at;
  }
  if (IsWordCharacter(phrase.back()) && end < range.end) {
    const bool plural = allow_plural_ && (text[end] == 's' || text[end] == 'S');
    const uint32_t after = plural ? end + 1 : end;
    if (after < range.end && IsWordAt(text, after)) return false;
  }
  span = {window.begin[first], end};
  return true;
}

// `pairs`: the phrases of two characters, else the longer ones.
void PhraseMatcher::TryBucket(uint32_t hash, bool pairs, const Window& window,
                              std::string_view text, Span range,
                              std::vector<PhraseHit>& hits) const {
  for (uint32_t i = buckets_[hash % kBuckets]; i != 0; i = phrases_[i - 1].next) {
    const Folded& folded = phrases_[i - 1];
    if ((folded.size == 2) != pairs) continue;
    Span span;
    if (Matches(std::u32string_view(folded_).substr(folded.begin, folded.size), window, text, range,
                span)) {
      hits.push_back({folded.index, span});
    }
  }
}

void PhraseMatcher::FindAll(std::string_view text, Span range, std::vector<PhraseHit>& hits) const {
  const size_t first_hit = hits.size();
  Window window;
  bool in_word = false;  // the character before `at` belongs to a word
  // Whether a phrase may begin with the character: inside of a word none does.
  bool first_opens = false, second_opens = false, third_opens = false;
  for (uint32_t at = range.begin; at < range.end;) {
    if (in_word && !second_opens && !third_opens) {  // deep in a word no phrase begins or goes on
      while (at < range.end && IsAsciiAlphanumeric(text[at])) ++at;
      if (at == range.end) break;
    }
    const Decoded d = DecodeAt(text, at);
    const uint32_t begin = at;
    at += d.size;
    const char32_t c = Fold(d.code_point);
    if (c == 0) {
      in_word = false;
      continue;
    }
    const bool word = IsWordCharacter(c);
    window.Push(c, begin, !in_word, at);
    first_opens = second_opens;
    second_opens = third_opens;
    third_opens = !word || !in_word;
    in_word = word;
    if (second_opens) {
      const uint32_t two = Hash(window.character[1], c, 0);
      if (IsUsed(two)) TryBucket(two, true, window, text, range, hits);
    }
    if (first_opens) {
      const uint32_t three = Hash(window.character[0], window.character[1], c);
      if (IsUsed(three)) TryBucket(three, false, window, text, range, hits);
    }
  }
  std::stable_sort(
      hits.begin() + static_cast<std::ptrdiff_t>(first_hit), hits.end(),
      [](const PhraseHit& a, const PhraseHit& b) { return a.span.begin < b.span.begin; });
}

}  // namespace digestlint
