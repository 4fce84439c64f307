// Which encoding a file is said to have.
#include "text/encoding_guess.h"

#include <doctest/doctest.h>

#include <string>

namespace digestlint {
namespace {

using std::string_literals::operator""s;

std::string Repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("encodings other than UTF-8 are named") {
  CHECK(GuessEncoding("\xFF\xFE#\0"s) == "UTF-16");
  CHECK(GuessEncoding("\xFF\xFE\0\0#\0\0\0"s) == "UTF-32");
  CHECK(GuessEncoding("#\0 \0a\0b\0\n\0"s) == "UTF-16LE");
  CHECK(GuessEncoding("\0#\0 \0a\0b\0\n"s) == "UTF-16BE");
  // "文献摘要" and a line feed, little-endian.
  CHECK(GuessEncoding("\x87\x65\x2E\x73\x58\x64\x81\x89\n\0"s) == "UTF-16LE");
  // "# 摘要\n本文提出" as GBK; the bytes of the first line are UTF-8 by chance.
  const std::string gbk = "# \xD5\xAA\xD2\xAA\n\xB1\xBE\xCE\xC4\xCC\xE1\xB3\xF6";
  CHECK(GuessEncoding(gbk) == "GB18030");
  CHECK(GuessEncoding(Repeat(gbk + "\n", 10'000)) == "GB18030");  // cut by the end of the sample
  // "本週論文介紹，共三篇。" as Big5.
  const std::string big5 =
      "\xA5\xBB\xB6\x67\xBD\xD7\xA4\xE5\xA4\xB6\xB2\xD0\xA1\x41\xA6\x40\xA4\x54\xBD\x67\xA1\x43\n";
  CHECK(GuessEncoding(big5) == "BIG5");
  CHECK(GuessEncoding(Repeat(big5, 4'000)) == "BIG5");
  // Russian in Windows-1251.
  CHECK(GuessEncoding(Repeat("\xD1\xF2\xE0\xF2\xFC\xE8 \xED\xE5\xE4\xE5\xEB\xE8\n", 3)) ==
        kUnknownEncoding);
}

TEST_CASE("UTF-8 is UTF-8, damaged or not") {
  CHECK(GuessEncoding("") == "");
  CHECK(GuessEncoding("\xEF\xBB\xBF# 文摘\n") == "");
  CHECK(GuessEncoding("a\0b and more text"s) == "");
  CHECK(GuessEncoding("ok\n摘要\xE6\n") == "");
  CHECK(GuessEncoding("caf\xE9 na\xEFve") == "");
  // A few bytes of UTF-8, cut or with one lost, tell nothing of GBK or Big5.
  const std::string short_text = "# 本周论文\n量化与检索：两种新方法。\n";
  for (size_t i = 0; i < short_text.size(); ++i) {
    CHECK(GuessEncoding(short_text.substr(i, 5)) == "");
    CHECK(GuessEncoding(short_text.substr(0, i)) == "");
    CHECK(GuessEncoding(std::string(short_text).erase(i, 1)) == "");
  }
  CHECK(GuessEncoding(Repeat("a fa\xE7"
                             "ade of caf\xE9s, and more plain text around it\n",
                             500)) == "");
  CHECK(GuessEncoding(Repeat("本周论文。\xB1\xBE\xD6\xDC\n", 500)) == "");
}

TEST_CASE("an encoding is described with what to do") {
  CHECK(DescribeEncoding("GB18030") ==
        "the file looks like GBK, not UTF-8; convert it with: iconv -f GB18030 -t UTF-8");
  CHECK(DescribeEncoding("UTF-16LE") ==
        "the file looks like UTF-16LE, not UTF-8; convert it with: iconv -f UTF-16LE -t UTF-8");
  CHECK(DescribeEncoding(kUnknownEncoding).find("save it as UTF-8") != std::string::npos);
}

TEST_CASE("what is not text is told from texts with a NUL") {
  CHECK(IsBinary(Repeat("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xC8\xFF"s, 20)));
  CHECK(
      IsBinary("\x7F"
               "ELF\2\1\1\0\0\0\0\0\0\0\0\0"s));
  CHECK_FALSE(IsBinary(""));
  CHECK_FALSE(IsBinary("一个\0字节"s));
  CHECK_FALSE(IsBinary(Repeat("ordinary text, ", 20) + "\0 with a NUL"s));
  CHECK_FALSE(IsBinary("#\0 \0a\0b\0\n\0"s));  // UTF-16
}

}  // namespace
}  // namespace digestlint
