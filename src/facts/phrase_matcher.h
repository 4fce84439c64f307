// Finding many fixed phrases in one pass, whatever their width, case, white space and emphasis.
//
// Text and phrases are folded alike (FoldWidthAndCase), and blanks, line ends and the characters
// * _ ` > are skipped in both, so a template that an editor broke over three lines or that lost its
// Markdown still matches. Nothing is copied: the text is folded character by character on the way.
// A phrase that begins or ends with an ASCII letter or digit matches at word borders only; an
// English plural s after it is allowed where asked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace digestlint {

struct PhraseHit {
  uint32_t phrase = 0;  // index into the phrases that the matcher was made with
  Span span;            // in the text, from the first to the last character that matched
};

class PhraseMatcher {
 public:
  // Phrases of fewer than two folded characters never match.
  explicit PhraseMatcher(const std::vector<std::string_view>& phrases, bool allow_plural = false);

  // Appends all hits in `range` of `text` in the order of their first characters.
  void FindAll(std::string_view text, Span range, std::vector<PhraseHit>& hits) const;

 private:
  struct Folded {
    uint32_t begin = 0;  // its characters in folded_
    uint32_t size = 0;
    uint32_t index = 0;
    uint32_t next = 0;  // the next phrase in the same bucket, plus one
  };
  // Phrases are found by the hash of their first three characters, or of both of their two. One bit
  // per hash says whether any phrase has it; the bits stay in the nearest cache.
  static constexpr size_t kHashes = 1 << 16;
  static constexpr size_t kBuckets = 1 << 12;
  static uint32_t Hash(char32_t first, char32_t second, char32_t third) {
    return ((first * 0x9E3779B1U) ^ (second * 0x85EBCA6BU) ^ (third * 0xC2B2AE35U)) >> 16;
  }
  bool IsUsed(uint32_t hash) const { return (used_[hash >> 6] >> (hash & 63) & 1) != 0; }
  struct Window;
  void TryBucket(uint32_t hash, bool pairs, const Window& window, std::string_view text, Span range,
                 std::vector<PhraseHit>& hits) const;
  bool Matches(std::u32string_view phrase, const Window& window, std::string_view text, Span range,
               Span& span) const;

  std::u32string folded_;  // all phrases, one behind the other
  std::vector<Folded> phrases_;
  std::vector<uint64_t> used_;     // kHashes bits
  std::vector<uint32_t> buckets_;  // index into phrases_ plus one; kBuckets of them
  bool allow_plural_;
};

}  // namespace digestlint
