#include "checks/entry_move.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "model/number_text.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

TEST_CASE("a number written anew keeps its manner") {
  CHECK_EQ(WithValue("1、", 2), "2、");
  CHECK_EQ(WithValue("（09）", 10), "（10）");
  CHECK_EQ(WithValue("[9]", 10), "[10]");
  CHECK_EQ(WithValue("2.3", 4), "2.4");
  CHECK_EQ(WithValue("第 3 篇：", 12), "第 12 篇：");
  CHECK_EQ(WithValue("第三篇", 12), "第十二篇");
  CHECK_EQ(WithValue("十九、", 20), "二十、");
  CHECK_EQ(WithValue("二十一、", 9), "九、");
  CHECK_EQ(WithValue("③", 4), "④");
  CHECK_EQ(WithValue("③", 21), "");
  CHECK_EQ(WithValue("九、", 100), "");
  CHECK_EQ(WithValue("- ", 1), "");
}

// The text after moving; "none" where that is for a person.
std::string Move(const std::string& text, Format format, uint32_t entry, uint32_t section) {
  const Document document = ReadDocument(text, format);
  REQUIRE(document.entries.size() > entry);
  REQUIRE(document.sections.size() > section);
  auto edits = MoveEntry(document, FindNumbering(document), entry, section);
  if (!edits) return "none";
  const auto fix = MakeFix("", {std::move(*edits)});
  return ApplyEdits(text, fix->edits);
}

TEST_CASE("an entry of plain text moves and both sections count anew") {
  const std::string text =
      "微调\n1、LoRA\n低秩。\nhttps://arxiv.org/abs/2106.09685\n"
      "2、FlashAttention\n分块。\nhttps://arxiv.org/abs/2205.14135\n"
      "3、QLoRA\n四位。\nhttps://arxiv.org/abs/2305.14314\n"
      "注意力\n1、Mamba\n状态。\nhttps://arxiv.org/abs/2312.00752\n"
      "2、RWKV\n循环。\nhttps://arxiv.org/abs/2305.13048";
  CHECK_EQ(Move(text, Format::kPlain, 1, 1),
           "微调\n1、LoRA\n低秩。\nhttps://arxiv.org/abs/2106.09685\n"
           "2、QLoRA\n四位。\nhttps://arxiv.org/abs/2305.14314\n"
           "注意力\n1、Mamba\n状态。\nhttps://arxiv.org/abs/2312.00752\n"
           "2、RWKV\n循环。\nhttps://arxiv.org/abs/2305.13048\n"
           "3、FlashAttention\n分块。\nhttps://arxiv.org/abs/2205.14135");
  CHECK_EQ(Move(text, Format::kPlain, 4, 0),
           "微调\n1、LoRA\n低秩。\nhttps://arxiv.org/abs/2106.09685\n"
           "2、FlashAttention\n分块。\nhttps://arxiv.org/abs/2205.14135\n"
           "3、QLoRA\n四位。\nhttps://arxiv.org/abs/2305.14314\n"
           "4、RWKV\n循环。\nhttps://arxiv.org/abs/2305.13048\n"
           "注意力\n1、Mamba\n状态。\nhttps://arxiv.org/abs/2312.00752");
}

TEST_CASE("running numbers run on through the issue, empty lines and CRLF stay") {
  const std::string text =
      "## A\r\n\r\n### 1. [LoRA](https://x.org/1)\r\n\r\nOne.\r\n\r\n"
      "### 2. [Flash](https://x.org/2)\r\n\r\nTwo.\r\n\r\n"
      "## B\r\n\r\n### 3. [Mamba](https://x.org/3)\r\n\r\nThree.\r\n\r\n"
      "### 4. [RWKV](https://x.org/4)\r\n\r\nFour.\r\n";
  CHECK_EQ(Move(text, Format::kMarkdown, 0, 1),
           "## A\r\n\r\n### 1. [Flash](https://x.org/2)\r\n\r\nTwo.\r\n\r\n"
           "## B\r\n\r\n### 2. [Mamba](https://x.org/3)\r\n\r\nThree.\r\n\r\n"
           "### 3. [RWKV](https://x.org/4)\r\n\r\nFour.\r\n\r\n"
           "### 4. [LoRA](https://x.org/1)\r\n\r\nOne.\r\n");
}

TEST_CASE("items and rows move within their lists and tables") {
  CHECK_EQ(Move("## A\n\n- [a](https://x.org/a): one.\n- [b](https://x.org/b): two.\n\n"
                "## B\n\n- [c](https://x.org/c): three.\n- [d](https://x.org/d): four.\n",
                Format::kMarkdown, 1, 1),
           "## A\n\n- [a](https://x.org/a): one.\n\n"
           "## B\n\n- [c](https://x.org/c): three.\n- [d](https://x.org/d): four.\n"
           "- [b](https://x.org/b): two.\n");
  CHECK_EQ(Move("## Tuning\n\n| n | t |\n|---|---|\n| 1 | [Low Rank](https://x.org/a) |\n| 2 | "
                "[Tiling](https://x.org/b) |\n\n## Memory\n\n| n | t |\n|---|---|\n| 1 | "
                "[States](https://x.org/c) |\n| 2 | [Loops](https://x.org/d) |\n",
                Format::kMarkdown, 2, 0),
           "## Tuning\n\n| n | t |\n|---|---|\n| 1 | [Low Rank](https://x.org/a) |\n| 2 | "
           "[Tiling](https://x.org/b) |\n| 3 | [States](https://x.org/c) |\n\n## Memory\n\n| n | t "
           "|\n|---|---|\n"
           "| 1 | [Loops](https://x.org/d) |\n");
}

TEST_CASE("what needs a person is left to one") {
  // Lone CRs end lines for Markdown only.
  const std::string with_cr =
      "# 速览\r\r1、甲\rhttps://arxiv.org/abs/2401.00001\r\r"
      "2、乙\rhttps://arxiv.org/abs/2401.00002\r\r"
      "3、甲\rhttps://arxiv.org/abs/2401.00001\r";
  const Document cr_document = ReadDocument(with_cr, Format::kMarkdown);
  REQUIRE(cr_document.entries.size() == 3);
  for (uint32_t entry = 0; entry < 3; ++entry) {
    CHECK(!RemoveEntry(cr_document, FindNumbering(cr_document), entry));
  }
  CHECK(RemoveLines(cr_document, 0, 1).empty());
  // Two lines in one of the file's.
  const std::string in_one =
      "## 微调\n\n1. [LoRA](https://arxiv.org/abs/2106.09685)\r"
      "2. [QLoRA](https://arxiv.org/abs/2305.14314)\n\n"
      "## 注意力\n\n1. [Mamba](https://arxiv.org/abs/2312.00752)\n"
      "2. [RWKV](https://arxiv.org/abs/2305.13048)\n";
  for (const uint32_t entry : {0U, 1U}) {
    CHECK_EQ(Move(in_one, Format::kMarkdown, entry, 1), "none");
    CHECK_EQ(Move(in_one, Format::kMarkdown, entry + 2, 0), "none");
  }
  // Thematic breaks between the entries.
  CHECK_EQ(Move("## A\n\n### 1. [a](https://x.org/a)\n\n---\n\n### 2. [b](https://x.org/b)\n\n"
                "## B\n\n### 1. [c](https://x.org/c)\n\n---\n\n### 2. [d](https://x.org/d)\n",
                Format::kMarkdown, 0, 1),
           "none");
  // Entries written in two ways.
  CHECK_EQ(Move("## A\n\n1. [a](https://x.org/a)\n2. [b](https://x.org/b)\n\n"
                "## B\n\n- [c](https://x.org/c)\n- [d](https://x.org/d)\n",
                Format::kMarkdown, 0, 1),
           "none");
}

}  // namespace
}  // namespace digestlint
