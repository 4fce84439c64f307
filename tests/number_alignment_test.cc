// The fewest slips that explain a series of numbers.
#include "facts/number_alignment.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <iterator>
#include <string>
#include <vector>

namespace digestlint {
namespace {

// "index:expected" of each slip.
std::string Slips(const std::vector<int64_t>& values, int64_t first = 1, int64_t step = 1) {
  std::string out;
  for (const NumberSlip& slip : AlignNumbers(values, first, step).slips)
    fmt::format_to(std::back_inserter(out), "{}:{} ", slip.index, slip.expected);
  return out;
}

TEST_CASE("no slip") {
  CHECK_EQ(Slips({}), "");
  CHECK_EQ(Slips({1, 2, 3}), "");
  CHECK_EQ(Slips({5, 6}, 5), "");
  CHECK_EQ(Slips({3, 2, 1}, 3, -1), "");
  CHECK_EQ(Slips({1, 2, 1, 2, 3}), "");  // a list of its own
}

TEST_CASE("one slip each, at the number that an editor would change") {
  CHECK_EQ(Slips({2, 2}), "0:1 ");
  CHECK_EQ(Slips({2, 2, 3}), "0:1 ");
  CHECK_EQ(Slips({9, 2, 3}), "0:1 ");
  CHECK_EQ(Slips({1, 1}), "1:2 ");
  CHECK_EQ(Slips({1, 3}), "1:2 ");
  CHECK_EQ(Slips({1, 2, 7, 4, 5}), "2:3 ");
  CHECK_EQ(Slips({1, 2, 4, 5}), "2:3 ");     // a gap
  CHECK_EQ(Slips({2, 3, 4}), "0:1 ");        // the first one is gone
  CHECK_EQ(Slips({1, 2, 2, 3, 4}), "2:3 ");  // a repeat from which it goes on
  CHECK_EQ(Slips({1, 2, 9, 3, 4}), "2:3 ");  // one put in between
  CHECK_EQ(Slips({1, 3, 2, 4}), "1:2 ");     // two that changed places
  CHECK_EQ(Slips({2, 1, 3}), "0:1 ");
  CHECK_EQ(Slips({5, 4, 2, 1}, 5, -1), "2:3 ");
}

TEST_CASE("two slips") {
  CHECK_EQ(Slips({2, 2, 3, 5, 6}), "0:1 3:4 ");
  CHECK_EQ(Slips({1, 2, 4, 5, 5, 7}), "2:3 4:6 ");
}

TEST_CASE("an entry without a number counts or not") {
  CHECK_EQ(Slips({1, kNoNumber, 3}), "");
  CHECK_EQ(Slips({1, kNoNumber, 2}), "");
  CHECK_EQ(Slips({kNoNumber, 2, 3}), "");
  CHECK_EQ(Slips({1, kNoNumber, 5}), "2:3 ");
}

TEST_CASE("a series that would begin below 0 ends where its numbers do") {
  CHECK_EQ(Slips({0}, -1), "0:-1 ");
  CHECK_EQ(Slips({kNoNumber, 0}, -2), "1:-1 ");
  CHECK_EQ(Slips({3, 0}, -2), "0:-2 1:-1 ");
}

TEST_CASE("numbers without any order end, too") {
  std::vector<int64_t> values;
  for (int64_t i = 0; i < 200000; ++i) values.push_back((i * 7919) % 997);
  CHECK_GT(AlignNumbers(values, 1, 1).cost(), 100000);
}

}  // namespace
}  // namespace digestlint
