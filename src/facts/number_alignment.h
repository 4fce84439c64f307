// The fewest slips that explain a series of numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace digestlint {

inline constexpr int64_t kNoNumber = -1;

// The number at `index` is not the one that is due there.
struct NumberSlip {
  size_t index = 0;
  int64_t expected = 0;
};

struct NumberAlignment {
  std::vector<NumberSlip> slips;  // in order
  size_t cost() const { return slips.size(); }
};

// Aligns `values` (kNoNumber: an entry without a number) with a series that begins with `first` and
// counts by `step` (1 or -1). One slip each is: a wrong number among right ones, a gap or repeat
// from which the series goes on, an entry put in between, two neighbours swapped. Of several
// explanations with the fewest slips the one with the earliest is taken. Two or more numbers that
// count from 1 behind two others are a list of their own, and no slip. Linear in time.
NumberAlignment AlignNumbers(std::span<const int64_t> values, int64_t first, int64_t step);

}  // namespace digestlint
