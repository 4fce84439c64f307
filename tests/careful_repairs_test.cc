// Repairs that would change what the text says are not made, or not unseen.
#include <doctest/doctest.h>

#include "cli_helpers.h"

namespace digestlint {
namespace {

std::string Fixed(const std::string& name, const std::string& text, bool unsafe = false) {
  Place place;
  place.Write(name, text);
  place.Run({"check", unsafe ? "--unsafe-fixes" : "--fix", "--no-config", name});
  return place.Read(name);
}

// Entries with these numbers.
std::string Numbered(const std::vector<int>& numbers,
                     const std::string& last = "窗口滑动着读完全文。") {
  std::string text;
  for (size_t i = 0; i < numbers.size(); ++i) {
    text += fmt::format("{}、Layers That Change {}\n{}\n{}2405.1000{}\n", numbers[i], i,
                        i + 1 == numbers.size() ? last : "相邻两层之间只差一个线性变换。", kUrl, i);
  }
  return text;
}

}  // namespace

TEST_CASE("numbers are counted anew unseen only where nothing else can be wrong") {
  CHECK(Fixed("a.txt", Numbered({1, 2, 4, 5, 6})) == Numbered({1, 2, 3, 4, 5}));
  CHECK(Fixed("a.txt", Numbered({1, 2, 2, 3, 4})) == Numbered({1, 2, 3, 4, 5}));
  // The first may be lost, the order wrong, an entry named by its number.
  for (const std::vector<int>& numbers :
       {std::vector<int>{2, 3, 4, 5}, {1, 2, 3, 5, 4}, {2, 1, 3, 4, 5}}) {
    CHECK(Fixed("a.txt", Numbered(numbers)) == Numbered(numbers));
  }
  const std::string referring = Numbered({1, 2, 4, 5, 6}, "思路与第 4 篇相似。");
  CHECK(Fixed("a.txt", referring) == referring);
  CHECK(Fixed("a.txt", referring, true) == Numbered({1, 2, 3, 4, 5}, "思路与第 4 篇相似。"));
}

TEST_CASE("marks that mean something else stay") {
  const std::string prose = "这是“好”的，很好，很好，很好。";
  for (const std::string part : {"屏幕13\"和15\"的笔记本", "也不错 : ) 哈哈"}) {
    CAPTURE(part);
    const std::string text = "# 周报\n\n" + prose + part + "。\n";
    CHECK(Fixed("a.md", text) == text);
  }
  const std::string list = "# 周报\n\n" + prose + "\n\n术语\n: 解释，很好。\n";
  CHECK(Fixed("a.md", list) == list);
}

TEST_CASE("a label is not inserted into a link that began a line above") {
  std::string text = "# 周报\n\n";
  for (int i = 0; i < 4; ++i) {
    text += fmt::format(
        "- 论文{0}\n  这是关于它的很好内容。\n  证据：[原文{0}]({1}2405.0100{0})\n\n", i, kUrl);
  }
  text += fmt::format("- 论文戊\n  这是关于戊的内容。\n  [a long\n  wrapped title]({}2405.02000)\n",
                      kUrl);
  CHECK(Fixed("a.md", text, true) == text);
}

TEST_CASE("a full stop is added only where the sentence is surely whole") {
  const auto digest = [](const std::string& end) {
    std::string text;
    for (int i = 1; i < 8; ++i) {
      text += fmt::format(
          "{0}、Layers That Barely Change "
          "{0}\n相邻两层之间只差一个线性变换，因此可以省去一层{1}\n{2}2405.1000{0}\n",
          i, i == 4 ? end : "。", kUrl);
    }
    return text;
  };
  CHECK(Fixed("a.txt", digest("")) == digest("。"));
  CHECK(Fixed("a.txt", digest("，仍与 Gemma-2")) == digest("，仍与 Gemma-2"));
}

}  // namespace digestlint
