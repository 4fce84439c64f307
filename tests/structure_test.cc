// Digests in Markdown, one small one for each way in which sections and entries are written.
#include "reader/structure.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "outline_helpers.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

std::string Outline(std::string_view text) {
  return OutlineOf(text, Format::kMarkdown);
}

struct Item {
  std::string number;
  std::string title;
  std::string url;
};

std::string Expected(const std::vector<std::string>& markers) {
  return fmt::format(
      "# 语言模型\n{}|旋转位置的外推|https://arxiv.org/abs/2402.20001\n"
      "{}|稀疏专家|https://arxiv.org/abs/2402.20002\n# 视觉\n"
      "{}|视频分割|https://arxiv.org/abs/2402.20003\n"
      "{}|深度估计|https://arxiv.org/abs/2402.20004\n",
      markers.at(0), markers.at(1), markers.at(2), markers.at(3));
}

// Writes the same four entries: {h}, {n}, {t}, {u} are heading, number, title and URL.
std::string Write(std::string_view heading, std::string_view entry, bool runs_on = false,
                  std::string_view before = "") {
  const auto fill = [](std::string_view pattern, const Item& item) {
    std::string out;
    for (size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] != '{') {
        out += pattern[i];
        continue;
      }
      const char what = pattern[i + 1];
      out += what == 'n' ? item.number : what == 'u' ? item.url : item.title;
      i += 2;
    }
    return out;
  };
  const char* const titles[] = {"旋转位置的外推", "稀疏专家", "视频分割", "深度估计"};
  std::string text;
  for (int i = 0; i < 4; ++i) {
    if (i % 2 == 0) {
      text +=
          fmt::format("\n{}\n{}", fill(heading, {"", i == 0 ? "语言模型" : "视觉", ""}), before);
    }
    text += fill(entry, {std::to_string(runs_on ? i + 1 : i % 2 + 1), titles[i],
                         fmt::format("https://arxiv.org/abs/2402.2000{}", i + 1)});
  }
  return text;
}

struct Style {
  std::string_view entry;   // how an entry is written
  std::string_view before;  // the number's text before the digit
  std::string_view after;   // and behind it; both empty: none
  std::string_view list_head = {};
};

void CheckStyle(std::string_view heading, const Style& style) {
  for (const bool runs_on : {false, true}) {
    const std::string text = Write(heading, style.entry, runs_on, style.list_head);
    std::vector<std::string> markers;
    for (int i = 0; i < 4; ++i) {
      const bool none = style.before.empty() && style.after.empty();
      markers.push_back(none ? ""
                             : std::string(style.before) +
                                   std::to_string(runs_on ? i + 1 : i % 2 + 1) +
                                   std::string(style.after));
    }
    CAPTURE(text);
    CHECK_EQ(Outline(text), Expected(markers));
  }
}

constexpr std::string_view kBody = "\n把方法讲清楚，再看它的代价。\n\n";

TEST_CASE("a numbered heading with a # too many is an entry like its neighbours") {
  const auto digest = [](std::string_view odd) {
    std::string text = "# 周报\n";
    for (int i = 1; i <= 6; ++i) {
      if (i % 3 == 1) text += i == 1 ? "\n## 语言模型\n" : "\n## 视觉\n";
      text += fmt::format("\n{} {}. 题目\n\n摘要。\n\nhttps://arxiv.org/abs/2402.2000{}\n",
                          i == 4 ? odd : "###", i, i);
    }
    return Outline(text);
  };
  CHECK_EQ(digest("####"), digest("###"));
  CHECK_EQ(digest("##"), digest("###"));
}

TEST_CASE("entries as headings") {
  const std::string body(kBody);
  for (const std::string_view heading : {"## {h}\n", "{h}\n---\n", "## **{h}**\n"}) {
    CheckStyle(heading, {"### {n}. [{t}]({u})\n" + body, "", "."});
    CheckStyle(heading, {"### {n}、{t}\n" + body + "[论文]({u})\n\n", "", "、"});
    CheckStyle(heading, {"### [{t}]({u})\n" + body, "", ""});
    CheckStyle(heading, {"### {t}\n" + body + "论文：<{u}>\n\n", "", ""});
    CheckStyle(heading, {"### ({n}) {t}\n" + body + "论文链接：{u}\n\n", "(", ")"});
  }
}

TEST_CASE("entries as items of lists") {
  for (const std::string_view heading : {"## {h}\n", "{h}\n===\n", "### {h}\n"}) {
    CheckStyle(heading, {"{n}. [{t}]({u}) 说得清楚。\n", "", "."});
    CheckStyle(heading, {"{n}) [{t}]({u}) - 说得清楚。\n", "", ")"});
    CheckStyle(heading, {"{n}. **{t}** 说得清楚，见[论文]({u})。\n", "", "."});
    CheckStyle(heading, {"- [{t}]({u})：说得清楚。\n", "", ""});
    CheckStyle(heading, {"* **{t}** - 说得清楚。[论文]({u})\n", "", ""});
    CheckStyle(heading, {"- [{t}]({u})\n  - 说得清楚。\n  - 代价不大。\n", "", ""});
    CheckStyle(heading, {"- [{t}]({u})\n\n  说得清楚。\n\n", "", ""});
  }
}

TEST_CASE("entries as lines with a number of their own") {
  CheckStyle("## {h}\n", {"{n}、[{t}]({u})\n\n说得清楚，代价不大。\n\n", "", "、"});
  CheckStyle("## {h}\n", {"**{n}、{t}**\n\n说得清楚。[论文]({u})\n\n", "", "、"});
  CheckStyle("## {h}\n", {"**{n}. {t}**\n\n说得清楚。\n\n论文：{u}\n\n", "", "."});
  CheckStyle("## {h}\n", {"（{n}）**{t}**\n说得清楚。{u}\n\n", "（", "）"});
  CheckStyle("## {h}\n", {"【{n}】{t}\n\n说得清楚。\n\n链接：{u}\n\n", "【", "】"});
  CHECK_EQ(Outline(Write("**{h}**\n\n", "{n}、[{t}]({u})\n\n说得清楚，代价不大。\n\n")),
           Expected({"1、", "2、", "1、", "2、"}));
}

TEST_CASE("a title with a colon that is listed twice is an entry both times") {
  CHECK(Outline("## 智能体\n\n"
                "- [甲：会交谈的](https://arxiv.org/abs/2402.20001)：两个角色。\n"
                "- [乙：会写代码的](https://arxiv.org/abs/2402.20002)：一个角色。\n\n"
                "## 对齐\n\n"
                "- [丙：没有奖励模型](https://arxiv.org/abs/2402.20003)：一个损失。\n"
                "- [丁：有准则](https://arxiv.org/abs/2402.20004)：一列准则。\n"
                "- [丁：有准则](https://arxiv.org/abs/2402.20004)：模型评判自己。\n") ==
        "# 智能体\n"
        "|甲：会交谈的|https://arxiv.org/abs/2402.20001\n"
        "|乙：会写代码的|https://arxiv.org/abs/2402.20002\n"
        "# 对齐\n"
        "|丙：没有奖励模型|https://arxiv.org/abs/2402.20003\n"
        "|丁：有准则|https://arxiv.org/abs/2402.20004\n"
        "|丁：有准则|https://arxiv.org/abs/2402.20004\n");
}

TEST_CASE("bold lines are headings where the numbers run on, too") {
  CHECK_EQ(Outline(Write("**{h}**\n\n", "{n}、[{t}]({u})\n\n说得清楚，代价不大。\n\n", true)),
           Expected({"1、", "2、", "3、", "4、"}));
}

TEST_CASE("entries as bold lines and as rows of tables") {
  CheckStyle("## {h}\n", {"**{t}**\n\n说得清楚，代价不大。[论文]({u})\n\n", "", ""});
  CheckStyle("## {h}\n", {"**[{t}]({u})**\n\n说得清楚，代价不大。\n\n", "", ""});
  const std::string_view head = "\n| **论文** | **链接** |\n| --- | --- |\n";
  CheckStyle("## {h}\n", {"| {n}) **{t}** - 说得清楚。 | [Paper]({u}) |\n", "", ")", head});
  CheckStyle("## {h}\n", {"| [{t}]({u}) | 说得清楚。 |\n", "", "", head});
}

TEST_CASE("a row's title is its cell, bold or not") {
  const std::string_view head = "\n| 论文 | 链接 |\n| --- | --- |\n";
  CheckStyle("## {h}\n", {"| {n}. {t} | [Paper]({u}), [Code](https://x.org/c) |\n", "", ".", head});
}

TEST_CASE("links by reference, with & in the URL, and line ends of Windows") {
  const std::string_view text =
      "## 语言\r\n\r\n- [甲研究][1]：好。\r\n- [乙研究][]：好。\r\n\r\n## 视觉\r\n\r\n- "
      "[丙研究]：好。\r\n"
      "- <https://x.org/d?a=1&b=2> 丁\r\n\r\n[1]: https://x.org/a?b=1&c=2\r\n[乙研究]: "
      "<https://x.org/b>\r\n"
      "[丙研究]: https://x.org/c \"题\"\r\n";
  CHECK_EQ(Outline(text),
           "# 语言\n|甲研究|https://x.org/a?b=1&c=2\n|乙研究|https://x.org/b\n# "
           "视觉\n|丙研究|https://x.org/c\n"
           "|丁|https://x.org/d?a=1&b=2\n");
}

TEST_CASE("the issue's title, front matter, intro and closing") {
  const std::string list = Write("## {h}\n", "- [{t}]({u})：说得清楚。\n");
  for (const std::string_view front :
       {"", "---\ntitle: 周报\ndate: 2024-02-20\n---\n", "+++\ntitle = \"周报\"\n+++\n\n",
        "Title: 周报\nDate: 2024-02-20\n\n", "\uFEFF"}) {
    const std::string text =
        fmt::format("{}# 周报第三期\n\n本期四篇。\n\n{}\n---\n\n欢迎投稿。\n", front, list);
    CAPTURE(text);
    const Document document = ReadDocument(text, Format::kMarkdown);
    CHECK_EQ(document.title.in(text), "周报第三期");
    CHECK_EQ(document.intro.in(text), "本期四篇。");
    CHECK_EQ(Outline(text), Expected({"", "", "", ""}) + "-- ---\n\n欢迎投稿。\n");
  }
}

TEST_CASE("headings and numbers in code, quotes and HTML mark nothing") {
  const std::string entry =
      "### {n}. [{t}]({u})\n\n```sh\n# 假标题\n1、假条目 https://x.org/f\n```\n\n> ## 引文\n> 1. "
      "假条目\n\n"
      "<div>\n<h2>假</h2>\n1. 假\n</div>\n\n1. 第一步\n2. 第二步\n\n";
  CheckStyle("## {h}\n", {entry, "", "."});
}

TEST_CASE("levels: sections in sections, and their parents") {
  const std::string_view text =
      "# 周报\n\n## 论文\n\n### 语言\n\n- [甲研究](https://x.org/a)\n- "
      "[乙研究](https://x.org/b)\n\n"
      "### 视觉\n\n- [丙研究](https://x.org/c)\n- [丁研究](https://x.org/d)\n\n## 工具\n\n"
      "- [戊工具](https://x.org/e)\n- [己工具](https://x.org/f)\n";
  const Document document = ReadDocument(text, Format::kMarkdown);
  CHECK_EQ(Outline(text),
           "# 论文\n# 语言\n|甲研究|https://x.org/a\n|乙研究|https://x.org/b\n# "
           "视觉\n|丙研究|https://x.org/c\n"
           "|丁研究|https://x.org/d\n# 工具\n|戊工具|https://x.org/e\n|己工具|https://x.org/f\n");
  REQUIRE_EQ(document.sections.size(), 4);
  const uint32_t parents[] = {kNone, 0, 0, kNone};
  const uint32_t counts[] = {0, 2, 2, 2};
  for (uint32_t s = 0; s < 4; ++s) {
    CHECK_EQ(document.sections[s].parent, parents[s]);
    CHECK_EQ(document.sections[s].entry_end - document.sections[s].first_entry, counts[s]);
  }
}

TEST_CASE("the last row of a table and the last of one-line items end before the closing words") {
  const std::string table =
      "# Papers\n\n## A\n\n| Paper | Link |\n| --- | --- |\n"
      "| 1) **One** | [p](https://x.org/a) |\n| 2) **Two** | [p](https://x.org/b) |\n\nThat is "
      "all.\n";
  CHECK_EQ(Outline(table),
           "# A\n1)|One|https://x.org/a\n2)|Two|https://x.org/b\n-- That is all.\n");
  const std::string list =
      "# 月报\n\n## 甲\n\n1. **一**：短评。[论文](https://x.org/a)\n2. "
      "**二**：短评。[论文](https://x.org/"
      "b)\n3. **三**：短评。[论文](https://x.org/c)\n4. **四**：短评。[论文](https://x.org/d)\n\n"
      "编者去度假了。\n";
  CHECK(Outline(list).ends_with("4.|四|https://x.org/d\n-- 编者去度假了。\n"));
}

TEST_CASE("a heading on the level of the entries that has neither number, link nor text") {
  const std::string entry = "\n\n一段足够长的摘要，说明论文做了什么。\n\n论文：<https://x.org/";
  const std::string text = "# 月报\n\n### 语音识别\n\n### 1. 甲" + entry + "a>\n\n### 2. 乙" +
                           entry + "b>\n\n## 语音合成\n\n### 3. 丙" + entry + "c>\n";
  CHECK_EQ(Outline(text),
           "# 语音识别\n1.|甲|https://x.org/a\n2.|乙|https://x.org/b\n# "
           "语音合成\n3.|丙|https://x.org/c\n");
}

TEST_CASE("no digest") {
  for (const std::string_view text :
       {"", "# 标题",
        "# "
        "随笔\n\n今天读了[一篇论文](https://x.org/"
        "a)，想起许多事，写在这里，没有条目，只有感想和记忆。\n",
        "# tool\n\n[![build](https://x.org/b.svg)](https://x.org/ci)\n\nA tool that counts "
        "words.\n\n"
        "## Install\n\n```sh\nmake install\n```\n\n## Usage\n\n1. Run `tool`.\n2. Read the "
        "output.\n\n"
        "## License\n\nMIT, see [LICENSE](LICENSE).\n",
        "# 读书笔记\n\n## "
        "第一章\n\n作者从一个故事说起，讲了很长，没有一处给出来源，读者只好自己去找。\n\n## "
        "第二章\n\n"
        "接着讲另一个故事，仍旧很长。\n\n## 参考\n\n- [甲](https://x.org/a)\n"}) {
    CAPTURE(text);
    CHECK_EQ(Outline(text), "no digest");
  }
}

TEST_CASE("a README and a changelog are no digests") {
  const std::string readme =
      "# Tool\n\n## Installation\n\n1. Get it from [the site](https://x.org/get).\n"
      "2. Run [the installer](https://x.org/run).\n3. Read [the manual](https://x.org/man).\n\n"
      "## License\n\nMIT.\n";
  CHECK_FALSE(ReadDocument(readme, Format::kMarkdown).is_digest);
  const std::string changes =
      "# Changes\n\n## [1.2.0](https://x.org/3)\n\n- [one](https://x.org/c)\n\n"
      "## [1.1.0](https://x.org/2)\n\n- [two](https://x.org/b)\n\n"
      "## [v1.0.0](https://x.org/1)\n\n- [three](https://x.org/a)\n";
  CHECK_FALSE(ReadDocument(changes, Format::kMarkdown).is_digest);
  // The same lists under headings of a digest are one.
  std::string digest = readme;
  digest.replace(digest.find("Installation"), 12, "Tool use");
  CHECK(ReadDocument(digest, Format::kMarkdown).is_digest);
}

}  // namespace
}  // namespace digestlint
