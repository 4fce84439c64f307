#include "cli/progress.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace digestlint {
namespace {

using std::chrono::milliseconds;

std::string Shown(bool wanted, const std::vector<int>& times, size_t total) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  {
    const Progress::Clock::time_point start{};
    Progress progress(total, file, wanted, start);
    for (const int time : times) progress.Step(2, start + milliseconds(time));
  }
  std::rewind(file);
  std::array<char, 4096> buffer{};
  const size_t size = std::fread(buffer.data(), 1, buffer.size(), file);
  std::fclose(file);
  return {buffer.data(), size};
}

}  // namespace

TEST_CASE("progress is told after a second, now and then, and taken back") {
  CHECK(Shown(true, {100, 900, 999}, 9) == "");
  CHECK(Shown(true, {100, 1000, 1050, 1100}, 9) ==
        "\r2 of 9 files, 4 findings, about 4 s left\x1b[K"
        "\r4 of 9 files, 8 findings, about 1 s left\x1b[K"
        "\r\x1b[K");
  CHECK(Shown(false, {100, 1000, 2000}, 9) == "");
  CHECK(Shown(true, {100, 2000}, 2) == "");  // the last one: nothing is left
}

TEST_CASE("the time that is left is told in seconds, then in minutes") {
  CHECK(ProgressText(1, 2, 1, milliseconds(89000)) == "1 of 2 files, 1 finding, about 89 s left");
  CHECK(ProgressText(1, 3, 0, milliseconds(90000)) == "1 of 3 files, 0 findings, about 3 min left");
}

}  // namespace digestlint
