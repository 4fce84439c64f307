// Where Markdown's links, text and lines stand in the source.
#include "reader/markdown_reader.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "reader/reader.h"

namespace digestlint {
namespace {

Document Read(std::string_view text) {
  return ReadDocument(text, Format::kMarkdown);
}

// "construct -> target" of each link, with a bar between.
std::string Links(std::string_view text) {
  const Document document = Read(text);
  std::string out;
  for (const Link& link : document.links) {
    if (!out.empty()) out += " | ";
    out += fmt::format("{} -> {}", link.span.in(text), link.target.in(text));
  }
  return out;
}

// The runs of kind kText, with a bar between.
std::string Texts(std::string_view text) {
  const Document document = Read(text);
  std::string out;
  for (const Run& run : document.runs) {
    if (run.kind != RunKind::kText) continue;
    if (!out.empty()) out += '|';
    out += run.span.in(text);
  }
  return out;
}

struct Case {
  std::string_view text;
  std::string_view shown;
};

TEST_CASE("link spans are the construct, targets the URL as written") {
  for (const Case& each : std::initializer_list<Case>{
           {"见 [论文](https://x.org/a)。", "[论文](https://x.org/a) -> https://x.org/a"},
           {"[a](https://x.org/a \"T)(\")", "[a](https://x.org/a \"T)(\") -> https://x.org/a"},
           {"[a]( <https://x.org/a b> 'T' )",
            "[a]( <https://x.org/a b> 'T' ) -> https://x.org/a b"},
           {"[a](https://x.org/b_(c))d", "[a](https://x.org/b_(c)) -> https://x.org/b_(c)"},
           {"[a](https://x.org/\\(b)c",
            "[a](https://x.org/\\(b) -> https://x.org/\\("
            "b"},
           {"[**粗** 与 `码`](u/v)", "[**粗** 与 `码`](u/v) -> u/v"},
           {"[x] 与 [a](u/v)", "[a](u/v) -> u/v"},
           {"\\[x] [a](u/v)", "[a](u/v) -> u/v"},
           {"[a [b] c](u/v)", "[a [b] c](u/v) -> u/v"},
           {"[a\\]b](u/v)", "[a\\]b](u/v) -> u/v"},
           {"[`]`](u/v)", "[`]`](u/v) -> u/v"},
           {"[](u/v) []()", "[](u/v) -> u/v | []() -> "},
           {"[a](u)[b](v)", "[a](u) -> u | [b](v) -> v"},
           {"<https://x.org/a>", "<https://x.org/a> -> https://x.org/a"},
           {"https://x.org/a，后", "https://x.org/a -> https://x.org/a"},
           {"**https://x.org/a**", "https://x.org/a -> https://x.org/a"},
           {"![图](a.png)", "![图](a.png) -> a.png"},
           {"![](a.png)", "![](a.png) -> a.png"},
           {"[a][1]\n\n[1]: https://x.org/?a=1&b=2", "[a][1] -> https://x.org/?a=1&b=2"},
           {"[a & b][]\n\n[A & B]: <https://x.org/a>", "[a & b][] -> https://x.org/a"},
           {"[R&D], x\n\n[R&D]: https://x.org/a 'T'", "[R&D] -> https://x.org/a"},
           {"> [a][b]\n\n> [b]: https://x.org/a", "[a][b] -> https://x.org/a"},
           {"[b]:\n  https://x.org/a\n\n[a][b]", "[a][b] -> https://x.org/a"},
           {"[a][none] [b]", ""},
           {"| 甲 | 乙 |\n|---|---|\n| [a](u/v) | [b](w) x |", "[a](u/v) -> u/v | [b](w) -> w"},
           {"| 甲 |\n|---|\n| [a\\|b](u/v) |", "[a\\|b](u/v) -> u/v"},
           {"- [a](u/v)\n  - [b](w)", "[a](u/v) -> u/v | [b](w) -> w"},
           {"# [a](u/v) #", "[a](u/v) -> u/v"},
           {"<a href=\"https://x.org/a\">甲</a>", "https://x.org/a -> https://x.org/a"},
           {"<p align='center'>\n<a href='u/v'><img src=\"w.png\"></a>\n</p>",
            "u/v -> u/v | w.png -> w.png"},
           {"甲<br><a href=\"u/v\">乙</a>", "u/v -> u/v"},
           {"`[a](u)` $[b](v)$", ""},
           {"```\n[a](u) https://x.org\n```", ""},
           {"    [a](u)\n", ""},
           {"<!-- [a](u) -->", ""},
           {"![b](u)[a](v)", "![b](u) -> u | [a](v) -> v"},
       }) {
    CAPTURE(each.text);
    CHECK_EQ(Links(each.text), each.shown);
  }
}

TEST_CASE("an image inside of a link") {
  const std::string_view text = "[![图](https://x.org/a.png)](https://x.org/b)";
  const Document document = Read(text);
  REQUIRE_EQ(document.links.size(), 2);
  CHECK_EQ(document.links[0].span.in(text), text);
  CHECK_EQ(document.links[0].text.in(text), "![图](https://x.org/a.png)");
  CHECK_EQ(document.links[0].target.in(text), "https://x.org/b");
  CHECK_EQ(document.links[1].span.in(text), "![图](https://x.org/a.png)");
  CHECK_EQ(document.links[1].target.in(text), "https://x.org/a.png");
  CHECK(document.links[1].is_image);
}

TEST_CASE("more images inside of links") {
  for (const Case& each : std::initializer_list<Case>{
           {"[![](a.png)](u)", "[![](a.png)](u) -> u | ![](a.png) -> a.png"},
           {"[甲 ![b](a.png) 乙](u)", "[甲 ![b](a.png) 乙](u) -> u | ![b](a.png) -> a.png"},
           {"[![a](b.png)](u) [![c](d.png)](v)",
            "[![a](b.png)](u) -> u | ![a](b.png) -> b.png | [![c](d.png)](v) -> v | ![c](d.png) -> "
            "d.png"}}) {
    CAPTURE(each.text);
    CHECK_EQ(Links(each.text), each.shown);
  }
}

TEST_CASE("a link whose text goes on over a line end") {
  CHECK_EQ(Links("见 [Attention Is\nAll You Need](https://x.org/a)。"),
           "[Attention Is\nAll You Need](https://x.org/a) -> https://x.org/a");
  CHECK_EQ(Links("见 [Attention](\nhttps://x.org/a)。"),
           "[Attention](\nhttps://x.org/a) -> https://x.org/a");
}

TEST_CASE("a definition in a code block defines nothing") {
  CHECK_EQ(Links("```\n[b]: https://x.org/wrong\n```\n\n[a][b]\n\n[b]: https://x.org/right"),
           "[a][b] -> https://x.org/right");
}

TEST_CASE("text runs leave out URLs, code, math, images and markup") {
  for (const Case& each : std::initializer_list<Case>{
           {"甲 **乙** *丙*", "甲 |乙| |丙"},
           {"甲`码`乙$x^2$丙", "甲|乙|丙"},
           {"甲 https://x.org/a 乙", "甲 | 乙"},
           {"[甲](https://x.org/a)乙", "甲|乙"},
           {"![图](a.png)乙", "乙"},
           {"甲<br>乙<b>丙</b>", "甲|乙|丙"},
           {"## 甲 ##", "甲"},
           {"甲\n===\n乙\n---\n丙", "甲|乙|丙"},
           {"> - 1. 甲", "甲"},
           {"甲  \n乙\\\n丙", "甲|乙|丙"},
           {"| 甲 | **乙** |\n|---|---|\n| 丙 | 丁 |", "甲|乙|丙|丁"},
           {"---\ntitle: 甲\n---\n乙", "乙"},
           {"+++\ntitle = '甲'\n+++\n乙", "乙"},
           {"Title: 甲\nDate: 2024-05-01\n\n乙", "乙"},
           {"甲\\*乙", "甲|*乙"},
           {"<div>\n甲\n</div>\n\n乙", "乙"},
           {"```py\n# 1、甲\n```\n乙", "乙"},
           {"[a]: https://x.org/a\n\n乙", "乙"},
       }) {
    CAPTURE(each.text);
    CHECK_EQ(Texts(each.text), each.shown);
  }
}

// "kind:depth text" of each line.
std::string Lines(std::string_view text) {
  const Document document = Read(text);
  std::string out;
  for (const Line& line : document.lines) {
    if (!out.empty()) out += " / ";
    out += std::string(1, "pHbotwrch"[static_cast<int>(line.kind)]);
    if (line.heading_level > 0) out += std::to_string(line.heading_level);
    if (line.list_depth > 0) out += std::to_string(line.list_depth);
    if (line.quote_depth > 0) out += '>' + std::to_string(line.quote_depth);
    out += fmt::format(" {}", line.span.in(text));
    if (line.number) out += fmt::format(" #{}", line.number.value);
  }
  return out;
}

TEST_CASE("lines without block markers, with kind, depth and number") {
  for (const Case& each : std::initializer_list<Case>{
           {"# 甲\n\n乙\n\n### 1. 丙 ###", "H1 甲 / p 乙 / H3 1. 丙 #1"},
           {"甲\n===\n\n乙\n---\n丙", "H1 甲 / H2 乙 / p 丙"},
           {"- 甲\n  - 乙\n\n1. 丙\n2) 丁", "b1 甲 / b2 乙 / o1 丙 #1 / o1 丁 #2"},
           {"> 甲\n> > 乙\n\n> - 丙", "p>1 甲 / p>2 乙 / b1>1 丙"},
           {"- 甲\n  续\n\n  段", "b1 甲 / p1 续 / p1 段"},
           {"甲\n\n***\n\n乙", "p 甲 / r *** / p 乙"},
           {"```\n# 假\n1、假\n```\n真", "c # 假 / c 1、假 / p 真"},
           {"1、甲\n**2、乙**", "p 1、甲 #1 / p **2、乙** #2"},
           {"| 甲 |\n|---|\n| 1 |", "t 甲 / w 1 #1"},
           {"甲\r\n\r\n- 乙\r\n", "p 甲 / b1 乙"},
       }) {
    CAPTURE(each.text);
    std::string shown = Lines(each.text);
    CHECK_EQ(shown, each.shown);
  }
}

TEST_CASE("a byte-order mark is not part of the first line") {
  CHECK_EQ(Lines("\uFEFF# 甲"), "H1 甲");
  CHECK_EQ(Lines("\uFEFF甲"), "p 甲");
}

TEST_CASE("front matter is kept out and blank_before looks no further") {
  const std::string_view text = "---\ntitle: 甲\n---\n# 乙\n丙\n";
  const Document document = Read(text);
  CHECK_EQ(document.front_matter.in(text), "---\ntitle: 甲\n---\n");
  REQUIRE_EQ(document.lines.size(), 2);
  CHECK(document.lines[0].blank_before);
  CHECK_FALSE(document.lines[1].blank_before);
}

}  // namespace
}  // namespace digestlint
