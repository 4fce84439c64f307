#include "engine/literal_finder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

namespace digestlint {
namespace {

TEST_CASE("the literals of a text are those that a search one by one finds") {
  std::mt19937 random(3);
  const auto word = [&](size_t longest) {
    std::string out;
    for (size_t n = 1 + random() % longest; n > 0; --n) out += "ab\xE3\x80"[random() % 4];
    return out;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> literals;
    for (size_t n = random() % 12; n > 0; --n) literals.push_back(word(4));
    LiteralFinder finder;
    std::vector<uint32_t> indexes;
    for (const std::string& literal : literals) indexes.push_back(finder.Add(literal));
    std::vector<uint32_t> found;
    std::vector<bool> seen;
    for (int line = 0; line < 5; ++line) {
      const std::string text = random() % 9 == 0 ? std::string() : word(30);
      finder.Find(text, found, seen);
      CAPTURE(text);
      for (size_t i = 0; i < literals.size(); ++i) {
        CAPTURE(literals[i]);
        const bool expected = text.find(literals[i]) != std::string::npos;
        CHECK_EQ(std::count(found.begin(), found.end(), indexes[i]), expected ? 1 : 0);
      }
    }
  }
}

}  // namespace
}  // namespace digestlint
