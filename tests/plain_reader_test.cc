// Digests in plain text, one small one for each convention that editors follow.
#include "reader/plain_reader.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "outline_helpers.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

std::string Outline(std::string_view text) {
  return OutlineOf(text, Format::kPlain);
}

std::string Replace(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// Two sections of two entries; {1} to {4} stand for the numbers.
constexpr std::string_view kFrame =
    "大语言模型\n"
    "{1}长上下文的位置外推\n把窗口从八千扩到十万，困惑度不变。\nhttps://arxiv.org/abs/2401.10001\n"
    "{2}混合专家的负载均衡\n去掉辅助损失，用偏置调节。\nhttps://arxiv.org/abs/2401.10002\n"
    "图像生成\n"
    "{3}一步生成的蒸馏\n采样只需一步，质量接近原模型。\nhttps://arxiv.org/abs/2401.10003\n"
    "{4}可控的布局\n框和文字一起作为条件。\nhttps://arxiv.org/abs/2401.10004\n";

std::string Fill(const std::vector<std::string>& numbers) {
  std::string text(kFrame);
  for (size_t i = 0; i < 4; ++i) text = Replace(text, fmt::format("{{{}}}", i + 1), numbers[i]);
  return text;
}

std::string Expected(const std::vector<std::string>& numbers) {
  const char* const titles[] = {"长上下文的位置外推", "混合专家的负载均衡", "一步生成的蒸馏",
                                "可控的布局"};
  std::string out = "# 大语言模型\n";
  for (size_t i = 0; i < 4; ++i) {
    if (i == 2) out += "# 图像生成\n";
    std::string marker = numbers[i];
    while (marker.ends_with(' ')) marker.pop_back();
    out += marker + "|" + titles[i] + "|https://arxiv.org/abs/2401.1000" + std::to_string(i + 1) +
           "\n";
  }
  return out;
}

TEST_CASE("every style of number, restarting in each section") {
  for (const std::vector<std::string>& pair :
       std::vector<std::vector<std::string>>{{"1、", "2、"},
                                             {"1. ", "2. "},
                                             {"1) ", "2) "},
                                             {"(1) ", "(2) "},
                                             {"（1）", "（2）"},
                                             {"[1] ", "[2] "},
                                             {"【1】", "【2】"},
                                             {"① ", "② "},
                                             {"第1篇 ", "第2篇 "},
                                             {"第一篇：", "第二篇："},
                                             {"一、", "二、"},
                                             {"1．", "2．"},
                                             {"1，", "2，"}}) {
    const std::vector<std::string> numbers = {pair[0], pair[1], pair[0], pair[1]};
    CHECK_EQ(Outline(Fill(numbers)), Expected(numbers));
  }
}

TEST_CASE("numbers that run through the issue, and numbers of section and entry") {
  for (const std::vector<std::string>& numbers :
       std::vector<std::vector<std::string>>{{"1、", "2、", "3、", "4、"},
                                             {"1. ", "2. ", "3. ", "4. "},
                                             {"[1] ", "[2] ", "[3] ", "[4] "},
                                             {"①", "②", "③", "④"},
                                             {"第1篇 ", "第2篇 ", "第3篇 ", "第4篇 "},
                                             {"1.1 ", "1.2 ", "2.1 ", "2.2 "}}) {
    CHECK_EQ(Outline(Fill(numbers)), Expected(numbers));
  }
}

TEST_CASE("no numbers: link lines and empty lines cut the entries") {
  const std::string text = Fill({"", "", "", ""});
  CHECK_EQ(Outline(text), Expected({"", "", "", ""}));
  const std::string apart = Replace(text, "\n混合", "\n\n混合");
  CHECK_EQ(Outline(Replace(apart, "\n图像生成", "\n\n图像生成")), Expected({"", "", "", ""}));
}

TEST_CASE("line ends, a byte-order mark and a missing last line end change nothing") {
  const std::vector<std::string> numbers = {"1、", "2、", "1、", "2、"};
  const std::string text = Fill(numbers);
  CHECK_EQ(Outline(Replace(text, "\n", "\r\n")), Expected(numbers));
  CHECK_EQ(Outline("\uFEFF" + text), Expected(numbers));
  CHECK_EQ(Outline("\uFEFF\r\n" + Replace(text, "\n", "\r\n")), Expected(numbers));
  CHECK_EQ(Outline(text.substr(0, text.size() - 1)), Expected(numbers));
  CHECK_EQ(Outline(Replace(text, "\n", " \n\n")), Expected(numbers));
  CHECK_EQ(Outline(Replace(text, "\n", "\n　　")), Expected(numbers));
}

TEST_CASE("the link before the body, behind a label and in running text") {
  const std::vector<std::string> numbers = {"1、", "2、", "1、", "2、"};
  const std::string text = Fill(numbers);
  for (const std::string_view label :
       {"论文链接：", "arXiv：", "链接: ", "PDF：", "Paper: ", "🔗 "}) {
    CAPTURE(label);
    CHECK_EQ(Outline(Replace(text, "https", std::string(label) + "https")), Expected(numbers));
  }
  const std::string running = Replace(text, "。\nhttps", "，论文在 https");
  CHECK_EQ(Outline(Replace(running, "\n图像生成", "\n\n图像生成")), Expected(numbers));
  CHECK_EQ(Outline(Replace(running, "\n图像生成", "。\n图像生成")), Expected(numbers));
  CHECK_EQ(Outline("大语言模型\n"
                   "1、长上下文的位置外推\nhttps://arxiv.org/abs/2401.10001\n窗口扩到十万。\n"
                   "2、混合专家的负载均衡\nhttps://arxiv.org/abs/2401.10002\n用偏置调节。\n\n"
                   "图像生成\n"
                   "1、一步生成的蒸馏\nhttps://arxiv.org/abs/2401.10003\n采样只需一步。\n"
                   "2、可控的布局\nhttps://arxiv.org/abs/2401.10004\n框作为条件。\n"),
           Expected(numbers));
}

TEST_CASE("a heading directly behind a line that ends with a link in running text") {
  const std::vector<std::string> numbers = {"1、", "2、", "1、", "2、"};
  CHECK_EQ(Outline(Replace(Fill(numbers), "。\nhttps", "，论文在 https")), Expected(numbers));
}

TEST_CASE("the link before the body where nothing is numbered") {
  CHECK_EQ(Outline("长上下文的位置外推\nhttps://arxiv.org/abs/2401.10001\n窗口扩到十万。\n\n"
                   "混合专家的负载均衡\nhttps://arxiv.org/abs/2401.10002\n用偏置调节。\n\n"
                   "一步生成的蒸馏\nhttps://arxiv.org/abs/2401.10003\n采样只需一步。\n"),
           "|长上下文的位置外推|https://arxiv.org/abs/2401.10001\n"
           "|混合专家的负载均衡|https://arxiv.org/abs/2401.10002\n"
           "|一步生成的蒸馏|https://arxiv.org/abs/2401.10003\n");
}

TEST_CASE("lists inside of an entry are not entries") {
  const std::vector<std::string> numbers = {"1、", "2、", "3、", "4、"};
  for (const std::string_view list :
       {"（1）数据更多\n（2）训练更久\n", "1）数据更多\n2）训练更久\n3）评测更全\n",
        "- 数据更多\n- 训练更久\n", "①数据更多；\n②训练更久。\n", "1、数据更多\n2、训练更久\n",
        "• 数据更多\n• 训练更久\n"}) {
    CAPTURE(list);
    CHECK_EQ(Outline(Replace(Fill(numbers), "去掉辅助损失，用偏置调节。\n",
                             "贡献有：\n" + std::string(list))),
             Expected(numbers));
  }
}

TEST_CASE("source, author and footer lines after the last entry") {
  const std::vector<std::string> numbers = {"1、", "2、", "1、", "2、"};
  for (const std::string_view closing : {"来源：某公众号", "编辑：小王\n审校：小李", "（完）",
                                         "---\n欢迎关注", "作者：某人，转载请注明出处。"}) {
    const std::string text = Fill(numbers) + std::string(closing) + "\n";
    CHECK_EQ(Outline(text), Expected(numbers) + "-- " + std::string(closing) + "\n");
    CHECK_EQ(Outline(Fill(numbers) + "\n" + std::string(closing)),
             Expected(numbers) + "-- " + std::string(closing) + "\n");
  }
}

TEST_CASE("title and intro before the first heading") {
  const std::string text =
      "每周论文第十二期\n\n本周读了四篇论文，都值得一看。\n\n" + Fill({"1、", "2、", "1、", "2、"});
  CHECK_EQ(Outline(text), Expected({"1、", "2、", "1、", "2、"}));
  const Document document = ReadDocument(text, Format::kPlain);
  CHECK_EQ(document.title.in(text), "每周论文第十二期");
  CHECK_EQ(document.intro.in(text), "本周读了四篇论文，都值得一看。");
  CHECK_EQ(static_cast<int>(document.language), static_cast<int>(Language::kChinese));
}

TEST_CASE("Traditional Chinese and English") {
  CHECK_EQ(
      Outline("語言模型\n1、長上下文的位置外推\n視窗擴到十萬，困惑度不變。\nhttps://arxiv.org/abs/"
              "2401.10001\n"
              "2、混合專家的負載平衡\n用偏置調節。\nhttps://arxiv.org/abs/2401.10002\n"
              "影像生成\n1、一步生成的蒸餾\n取樣只需一步。\nhttps://arxiv.org/abs/2401.10003\n"),
      "# 語言模型\n1、|長上下文的位置外推|https://arxiv.org/abs/2401.10001\n"
      "2、|混合專家的負載平衡|https://arxiv.org/abs/2401.10002\n"
      "# 影像生成\n1、|一步生成的蒸餾|https://arxiv.org/abs/2401.10003\n");
  const std::string_view english =
      "Language models\n\n1. Attention Is All You Need\nA network of attention alone.\n"
      "https://arxiv.org/abs/1706.03762\n\n2. Mixtral of Experts\nEight experts, two at a time.\n"
      "https://arxiv.org/abs/2401.04088\n\nVision\n\n1. Segment Anything\nOne model, any object.\n"
      "https://arxiv.org/abs/2304.02643\n";
  CHECK_EQ(Outline(english),
           "# Language models\n1.|Attention Is All You Need|https://arxiv.org/abs/1706.03762\n"
           "2.|Mixtral of Experts|https://arxiv.org/abs/2401.04088\n"
           "# Vision\n1.|Segment Anything|https://arxiv.org/abs/2304.02643\n");
  CHECK_EQ(static_cast<int>(ReadDocument(english, Format::kPlain).language),
           static_cast<int>(Language::kEnglish));
}

TEST_CASE("no digest") {
  for (const std::string_view text :
       {"", "\n\n", "\uFEFF", "只有一行。", "https://arxiv.org/abs/2401.10001",
        "这是一篇随笔，谈谈我怎样读论文。\n\n先看摘要，再看图表，最后看附录。见 "
        "https://example.org/a 。\n\n读完以后写三句话。\n",
        "先做三件事：\n1. 看摘要\n2. 看图\n3. 看结论\n\n"
        "然后合上论文，想想它说了什么，同伴会怎样反驳，自己又会怎样做。"
        "这样读一篇要半天，但记得住。\n"}) {
    CAPTURE(text);
    CHECK_EQ(Outline(text), "no digest");
  }
}

TEST_CASE("lines of marks part the text, with or without blanks between the marks") {
  for (const std::string line : {"---", "* * *", "_\t_ _", "=====", "- - -"}) {
    Document document;
    document.text = line;
    ReadPlainLines(document);
    CHECK_MESSAGE(document.lines.at(0).kind == LineKind::kRule, line);
  }
  for (const std::string line : {"--", "- -", "-=-", "- - x", "* *丙*", "..."}) {
    Document document;
    document.text = line;
    ReadPlainLines(document);
    CHECK_MESSAGE(document.lines.at(0).kind != LineKind::kRule, line);
  }
}

TEST_CASE("lines: spans without indentation, kinds and numbers") {
  const std::string_view text = "\uFEFF  甲\r\n\n　- 乙 \n* 丙\n•丁\n---\n-戊\n1、己";
  Document document;
  document.text = text;
  ReadPlainLines(document);
  std::string shown;
  for (const Line& line : document.lines) {
    shown += std::to_string(static_cast<int>(line.kind)) + std::string(line.span.in(text)) +
             (line.blank_before ? "^ " : " ");
  }
  CHECK_EQ(shown, "0甲^ 2乙^ 2丙 2丁 6--- 0-戊 01、己 ");
  CHECK_EQ(document.lines.back().number.value, 1);
}

}  // namespace
}  // namespace digestlint
