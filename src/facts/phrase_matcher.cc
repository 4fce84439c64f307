#include "facts/phrase_matcher.h"

#include "text/unicode.h"

namespace digestlint {
namespace {

bool IsSkipped(char32_t c) {
  return c == ' ' || c == '\n' || c == '*' || c == '_' || c == '`' || c == '>' || IsBlank(c);
}

bool IsWordCharacter(char32_t c) { return IsAsciiLetter(c) || IsAsciiDigit(c); }

}  // namespace

PhraseMatcher::PhraseMatcher(const std::vector<std::string_view>& phrases, bool allow_plural)
    : allow_plural_(allow_plural) {
  size_t bytes = 0;
  for (const std::string_view phrase : phrases) bytes += phrase.size();
  folded_.reserve(bytes);
  phrases_.reserve(phrases.size());
  for (uint32_t index = 0; index < phrases.size(); ++index) {
    const size_t begin = folded_.size();
    for (size_t i = 0; i < phrases[index].size();) {
      const Decoded d = DecodeAt(phrases[index], i);
      if (!IsSkipped(d.code_point)) folded_ += FoldWidthAndCase(d.code_point);
      i += d.size;
    }
    if (folded_.size() < begin + 2) continue;
    uint32_t& bucket = buckets_[Bucket(folded_[begin], folded_[begin + 1])];
    phrases_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(folded_.size() - begin),
                        index, bucket});
    bucket = static_cast<uint32_t>(phrases_.size());
  }
}

bool PhraseMatcher::Matches(std::u32string_view phrase, std::string_view text, Span range, uint32_t begin,
                            uint32_t second_end, Span& span) const {
  uint32_t at = second_end;
  uint32_t end = second_end;
  size_t matched = 2;
  while (matched < phrase.size()) {
    if (at >= range.end) return false;
    const Decoded d = DecodeAt(text, at);
    at += d.size;
    if (IsSkipped(d.code_point)) continue;
    if (FoldWidthAndCase(d.code_point) != phrase[matched]) return false;
    ++matched;
    end = at;
  }
  if (IsWordCharacter(phrase.front()) && begin > range.begin &&
      IsWordCharacter(FoldWidthAndCase(DecodeBefore(text, begin).code_point))) {
    return false;
  }
  if (IsWordCharacter(phrase.back()) && end < range.end) {
    uint32_t after = end;
    if (allow_plural_ && (text[after] == 's' || text[after] == 'S')) ++after;
    if (after < range.end && IsWordCharacter(FoldWidthAndCase(DecodeAt(text, after).code_point))) {
      return false;
    }
  }
  span = {begin, end};
  return true;
}

void PhraseMatcher::FindAll(std::string_view text, Span range, std::vector<PhraseHit>& hits) const {
  char32_t previous = 0;
  uint32_t previous_begin = range.begin;
  for (uint32_t at = range.begin; at < range.end;) {
    const Decoded d = DecodeAt(text, at);
    const uint32_t begin = at;
    at += d.size;
    if (IsSkipped(d.code_point)) continue;
    const char32_t current = FoldWidthAndCase(d.code_point);
    for (uint32_t i = buckets_[Bucket(previous, current)]; i != 0; i = phrases_[i - 1].next) {
      const Folded& folded = phrases_[i - 1];
      const std::u32string_view phrase = std::u32string_view(folded_).substr(folded.begin, folded.size);
      if (phrase[0] != previous || phrase[1] != current) continue;
      Span span;
      if (Matches(phrase, text, range, previous_begin, at, span)) hits.push_back({folded.index, span});
    }
    previous = current;
    previous_begin = begin;
  }
}

}  // namespace digestlint
