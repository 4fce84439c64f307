// Texts compared by sketches, and what is remembered of entries.
#include "facts/text_sketch.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "facts/entry_memory.h"

namespace digestlint {

TEST_CASE("sketches tell how much two texts have in common, whatever their width, case and marks") {
  TextSketcher sketcher;
  const auto share = [&](const std::string& a, const std::string& b) {
    return sketcher.Sketch(a).Resemblance(sketcher.Sketch(b));
  };
  CHECK(share("Only two small matrices are trained.", "ONLY two（small）matrices： are trained") ==
        1);
  CHECK(share("只训练两个小矩阵，其余不变。", "只训练两个小矩阵其余不变") == 1);
  CHECK(share("Only two small matrices are trained.", "The window slides over the text.") == 0);
  std::string numbers, half;
  for (int i = 0; i < 400; ++i) {
    numbers += fmt::format("n{} ", i * 7919 % 10007);
    half += fmt::format("n{} ", i < 200 ? i * 7919 % 10007 : 20000 + i);
  }
  CHECK(share(numbers, half) > 0.15);
  CHECK(share(numbers, half) < 0.55);
  CHECK(sketcher.Sketch("二 a").cells == 3);
}

TEST_CASE("a memory works a text out once, as long as every run asks for it") {
  EntryMemory<int> memory;
  int made = 0;
  const auto run = [&](const char* text) {
    memory.BeginRun();
    return *memory.Get(text, [&] { return ++made; });
  };
  CHECK(run("a") == 1);
  CHECK(run("a") == 1);
  CHECK(run("b") == 2);
  CHECK(run("b") == 2);
  CHECK(run("a") == 3);  // the run before did not ask
  memory.Clear();
  CHECK(run("a") == 4);
}

}  // namespace digestlint
