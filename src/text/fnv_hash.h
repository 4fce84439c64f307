// FNV-1a with 64 bits (draft-eastlake-fnv, http://www.isthe.com/chongo/tech/comp/fnv): the same
// number for the same bytes on every machine and in every version.
#pragma once

#include <cstdint>
#include <string_view>

namespace digestlint {

class FnvHash {
 public:
  constexpr void AddByte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3U; }
  constexpr void Add(std::string_view bytes) {
    for (const char c : bytes) AddByte(static_cast<unsigned char>(c));
    AddByte(0xFF);  // no byte of UTF-8: "ab" + "c" is not "a" + "bc"
  }
  constexpr void Add(uint64_t number) {
    for (int i = 0; i < 8; ++i) AddByte(static_cast<unsigned char>(number >> (8 * i)));
  }
  constexpr uint64_t value() const { return value_; }

 private:
  uint64_t value_ = 0xCBF29CE484222325U;
};

}  // namespace digestlint
