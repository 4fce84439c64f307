// A text by few of its hashes, so that many texts can be compared with each other.
//
// Texts are compared by the smallest hashes of their shingles: of two texts that share a part p of
// their shingles, each of the smallest hashes is shared with that probability (A. Broder, "On the
// resemblance and containment of documents", 1997). Only letters, digits and ideographs count,
// without regard to width and case.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace digestlint {

struct TextSketch {
  static constexpr size_t kHashes = 32;

  std::array<uint64_t, kHashes> hashes{};  // ascending
  size_t size = 0;                         // so many of them
  size_t cells = 0;                        // of all characters that count

  // The share of common shingles: exact where both texts have few, else an estimate.
  double Resemblance(const TextSketch& other) const;
};

// Linear in the text. One object serves many texts, for its room.
class TextSketcher {
 public:
  TextSketch Sketch(std::string_view text);

 private:
  std::u32string characters_;
  std::vector<uint64_t> hashes_;
};

// Whether the character counts.
bool CountsInSketch(char32_t c);

}  // namespace digestlint
