// ASCII without regard to case; other bytes are left alone.
#include "text/ascii.h"

#include <doctest/doctest.h>

namespace digestlint {
namespace {

TEST_CASE("only A to Z have a lower case") {
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    const char lower = i >= 'A' && i <= 'Z' ? static_cast<char>(i + 32) : c;
    CHECK_EQ(ToLowerAscii(c), lower);
  }
  CHECK_EQ(LowerAscii("ArXiv：Ａ É @[`{"), "arxiv：Ａ É @[`{");
}

TEST_CASE("text is found, compared and its end told without regard to case") {
  CHECK_EQ(FindIgnoringCase("https://ArXiv.ORG/abs", "arxiv.org"), 8);
  CHECK_EQ(FindIgnoringCase("arxi", "arxiv"), std::string_view::npos);
  CHECK_EQ(FindIgnoringCase("aab", "ab"), 1);
  CHECK_EQ(FindIgnoringCase("", ""), 0);
  CHECK(EqualsIgnoringCase("XiV", "xiv"));
  CHECK_FALSE(EqualsIgnoringCase("xi", "xiv"));
  CHECK_FALSE(EqualsIgnoringCase("xi\x16", "xi6"));  // no bit games: 0x16 | 0x20 is '6'
  CHECK(EndsWithIgnoringCase("README.Md", ".md"));
  CHECK_FALSE(EndsWithIgnoringCase("md", ".md"));
}

}  // namespace
}  // namespace digestlint
