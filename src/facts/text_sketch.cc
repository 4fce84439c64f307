#include "facts/text_sketch.h"

#include <algorithm>
#include <span>

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kShingle = 6;  // characters

// What ASCII characters count as: letters and digits, in lower case; 0 for the others.
constexpr std::array<char32_t, 128> kCountedAscii = [] {
  std::array<char32_t, 128> table{};
  for (char32_t c = 0; c < 128; ++c) {
    if (IsAsciiLetter(c) || IsAsciiDigit(c)) table[c] = FoldWidthAndCase(c);
  }
  return table;
}();

char32_t Counted(char32_t c) {
  if (c < 128) return kCountedAscii[c];
  c = FoldWidthAndCase(c);
  if (c < 128) return kCountedAscii[c];
  return IsHan(c) || IsAlphanumeric(c) ? c : 0;
}

// The hashes of all shingles that are not above `limit`.
//
// A hash before it is mixed is a polynomial of its characters (M. O. Rabin, R. M. Karp, "Efficient
// randomized pattern-matching algorithms", 1987), so that each step costs the same however long a
// shingle is.
void HashShingles(std::u32string_view characters, uint64_t limit, std::vector<uint64_t>& hashes) {
  constexpr uint64_t kBase = 0x100000001B3U;
  constexpr uint64_t kOldest =
      kBase * kBase * kBase * kBase * kBase;  // to the power of kShingle - 1
  static_assert(kShingle == 6);
  hashes.clear();
  uint64_t rolling = 0;
  for (size_t i = 0; i < characters.size(); ++i) {
    if (i >= kShingle) rolling -= characters[i - kShingle] * kOldest;
    rolling = rolling * kBase + characters[i];
    if (i + 1 < kShingle) continue;
    uint64_t hash = (rolling ^ (rolling >> 32)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
    if (hash <= limit) hashes.push_back(hash);
  }
}

// The smallest different hashes, ascending, at most TextSketch::kHashes.
std::span<const uint64_t> SmallestHashes(std::u32string_view characters,
                                         std::vector<uint64_t>& hashes) {
  // Twice as many as are wanted lie under the first limit, give or take a few; where the text
  // repeats itself too much for that, all are looked at.
  const uint64_t expected = 2 * TextSketch::kHashes;
  const uint64_t shingles = characters.size();
  uint64_t limit = shingles > expected ? UINT64_MAX / shingles * expected : UINT64_MAX;
  while (true) {
    HashShingles(characters, limit, hashes);
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    if (hashes.size() >= TextSketch::kHashes || limit == UINT64_MAX) break;
    limit = UINT64_MAX;
  }
  return std::span(hashes).first(std::min(hashes.size(), TextSketch::kHashes));
}

}  // namespace

bool CountsInSketch(char32_t c) {
  return Counted(c) != 0;
}

double TextSketch::Resemblance(const TextSketch& other) const {
  const size_t least = std::min(size, other.size);
  size_t common = 0, seen = 0;
  for (size_t a = 0, b = 0; seen < least || (seen < kHashes && (a < size || b < other.size));) {
    if (a == size && b == other.size) break;
    const bool same = a < size && b < other.size && hashes[a] == other.hashes[b];
    const bool own = b == other.size || (a < size && hashes[a] <= other.hashes[b]);
    if (same) ++common;
    if (own || same) ++a;
    if (!own || same) ++b;
    ++seen;
  }
  return seen == 0 ? 0 : static_cast<double>(common) / static_cast<double>(seen);
}

TextSketch TextSketcher::Sketch(std::string_view text) {
  TextSketch sketch;
  characters_.clear();
  for (size_t at = 0; at < text.size();) {
    const Decoded d = DecodeAt(text, at);
    if (const char32_t c = Counted(d.code_point); c != 0) {
      sketch.cells += IsHan(c) ? 2 : 1;
      characters_ += c;
    }
    at += d.size;
  }
  const std::span<const uint64_t> hashes = SmallestHashes(characters_, hashes_);
  std::copy(hashes.begin(), hashes.end(), sketch.hashes.begin());
  sketch.size = hashes.size();
  return sketch;
}

}  // namespace digestlint
