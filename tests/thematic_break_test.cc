// Thematic breaks between entries: md4c announces them without a place.
#include <doctest/doctest.h>

#include <string>

#include "reader/reader.h"

namespace digestlint {
namespace {

TEST_CASE("headings behind a thematic break are entries like all others") {
  const std::string text =
      "# 日报\n\n## 论文\n\n"
      "### 1. MoRA\n\n**摘要：**\n方阵更新。\n\n**链接：** "
      "[arXiv](https://arxiv.org/abs/2405.12130)\n\n---\n\n"
      "### 2. SLAB\n\n**摘要：**\n线性注意力。\n\n**链接：** "
      "[arXiv](https://arxiv.org/abs/2405.11582)\n\n"
      "***\n* * *\n### 3. Imp\n\n**摘要：**\n小模型。\n\n**链接：** "
      "[arXiv](https://arxiv.org/abs/2405.12107)\n";
  const Document document = ReadDocument(text, Format::kMarkdown);
  CHECK(document.is_digest);
  REQUIRE_EQ(document.entries.size(), 3);
  CHECK_EQ(document.entries[1].title.in(text), "SLAB");
  CHECK_EQ(document.entries[2].title.in(text), "Imp");
  size_t rules = 0;
  for (size_t i = 1; i < document.lines.size(); ++i) {
    if (document.lines[i - 1].kind != LineKind::kRule) continue;
    ++rules;
    CHECK(document.lines[i].block != document.lines[i - 1].block);
  }
  CHECK_EQ(rules, 3);
}

}  // namespace
}  // namespace digestlint
