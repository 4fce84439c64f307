// The words of the corpus and the choices between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace digestlint::bench {

// SplitMix64: small, fast, and the same everywhere.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  size_t Below(size_t limit) { return static_cast<size_t>(Next() % limit); }
  bool OneIn(size_t count) { return Below(count) == 0; }

 private:
  uint64_t state_;
};

size_t TopicCount();

// Headings differ for the first few thousand values of `section`.
std::string ChineseHeading(size_t topic, size_t section);
std::string EnglishHeading(size_t topic, size_t section);

// `Marelo-7: Faster 4-bit Quantization for Code Models`; the number keeps titles apart.
std::string Title(size_t topic, size_t entry, Random& random);

// One sentence of a summary, with its full stop; up to six values of `at` in a row give sentences
// of different make.
std::string ChineseSentence(size_t topic, size_t at, Random& random);
std::string EnglishSentence(size_t topic, size_t at, Random& random);

}  // namespace digestlint::bench
