// Which of many short literals stand in a line, all in one pass over its bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace digestlint {

class LiteralFinder {
 public:
  // Adds a literal of at least one byte and returns its index; the same text has the same index.
  // It must outlive the finder.
  uint32_t Add(std::string_view literal);

  size_t size() const { return literals_.size(); }

  // Sets `found` to the indexes of the literals in `text`, each once, in no particular order.
  // `seen` is scratch space that the caller keeps between calls.
  void Find(std::string_view text, std::vector<uint32_t>& found, std::vector<bool>& seen) const;

 private:
  struct Literal {
    std::string_view text;
    uint32_t next = 0;  // the next literal with the same first byte, plus one
  };
  // Two bytes at once: the bit says whether a literal begins so. A literal of one byte has them
  // all.
  static uint32_t PairOf(unsigned char first, unsigned char second) {
    return (static_cast<uint32_t>(first) << 8) | second;
  }

  std::vector<Literal> literals_;
  std::array<uint32_t, 256> first_{};    // by first byte: index plus one
  std::array<uint64_t, 1024> begins_{};  // 65,536 bits, by pair
};

}  // namespace digestlint
