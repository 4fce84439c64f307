// The markers that number entries, and what only looks like one.
#include "model/number.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace digestlint {
namespace {

struct Case {
  std::string_view text;
  NumberStyle style;
  uint32_t value;
  std::string_view marker;
  std::string_view gap;
};

void Check(const Case& expected, std::string_view before, std::string_view after) {
  const std::string text = std::string(before) + std::string(expected.text) + std::string(after);
  const auto begin = static_cast<uint32_t>(before.size());
  const Number number =
      ParseNumber(text, begin, begin + static_cast<uint32_t>(expected.text.size()));
  CAPTURE(text);
  CHECK_EQ(static_cast<int>(number.style), static_cast<int>(expected.style));
  CHECK_EQ(number.value, expected.value);
  CHECK_EQ(number.span.in(text), expected.marker);
  CHECK_EQ(number.gap.in(text), expected.gap);
  CHECK_EQ(number.span.begin, begin);
  CHECK_EQ(number.span.end, number.gap.begin);
  CHECK(static_cast<bool>(number));
}

TEST_CASE("numbers") {
  using enum NumberStyle;
  for (const Case& each : std::initializer_list<Case>{
           {"1、题目", kDunhao, 1, "1、", ""},
           {"12、 题目", kDunhao, 12, "12、", " "},
           {"3 、题目", kDunhao, 3, "3 、", ""},
           {"0 ，前言", kComma, 0, "0 ，", ""},
           {"1. Title", kDot, 1, "1.", " "},
           {"1.题目", kDot, 1, "1.", ""},
           {"003. Title", kDot, 3, "003.", " "},
           {"1．题目", kFullDot, 1, "1．", ""},
           {"1) Title", kParen, 1, "1)", " "},
           {"1）题目", kParen, 1, "1）", ""},
           {"(1) Title", kParens, 1, "(1)", " "},
           {"（1）题目", kFullParens, 1, "（1）", ""},
           {"（10）　题目", kFullParens, 10, "（10）", "　"},
           {"[1] Title", kBrackets, 1, "[1]", " "},
           {"【1】题目", kBrackets, 1, "【1】", ""},
           {"①题目", kCircled, 1, "①", ""},
           {"⑳ 题目", kCircled, 20, "⑳", " "},
           {"②、题目", kCircled, 2, "②、", ""},
           {"第1篇 题目", kOrdinal, 1, "第1篇", " "},
           {"第 12 篇：题目", kOrdinal, 12, "第 12 篇：", ""},
           {"第一篇题目", kOrdinal, 1, "第一篇", ""},
           {"第二十一条：题目", kOrdinal, 21, "第二十一条：", ""},
           {"一、题目", kHan, 1, "一、", ""},
           {"十、题目", kHan, 10, "十、", ""},
           {"十二、题目", kHan, 12, "十二、", ""},
           {"二十、题目", kHan, 20, "二十、", ""},
           {"九十九、题目", kHan, 99, "九十九、", ""},
           {"1，题目", kComma, 1, "1，", ""},
           {"1, Title", kComma, 1, "1,", " "},
           {"999、题目", kDunhao, 999, "999、", ""},
           {"0. Intro", kDot, 0, "0.", " "},
           {"1、", kDunhao, 1, "1、", ""},
           {"(2)", kParens, 2, "(2)", ""},
       }) {
    Check(each, "", "");
    Check(each, "汉字", "");
    Check(each, "7", "9尾");  // nothing before the offset or behind the end counts
  }
}

TEST_CASE("a section's and an entry's number with a dot between") {
  for (const std::string_view text : {"1.2 Title", "1.2. Title", "1.2.题目"}) {
    const Number number = ParseNumber(text, 0, static_cast<uint32_t>(text.size()));
    CAPTURE(text);
    CHECK_EQ(static_cast<int>(number.style), static_cast<int>(NumberStyle::kDotted));
    CHECK_EQ(number.parent, 1);
    CHECK_EQ(number.value, 2);
  }
  CHECK_EQ(ParseNumber("1. Title", 0, 8).parent, 0);
}

TEST_CASE("what only looks like a number") {
  for (const std::string_view text : {"",
                                      " ",
                                      "1",
                                      "12",
                                      "2024.",
                                      "2024. Title",
                                      "2024、题目",
                                      "(2024) Title",
                                      "[2024] Title",
                                      "3D 重建",
                                      "1.58-bit LLMs",
                                      "2.0版本",
                                      "2,000 papers",
                                      "10:30 开始",
                                      "v1. Title",
                                      "1,",
                                      "1，",
                                      "1st Title",
                                      "一是题目",
                                      "一.题目",
                                      "一百、题目",
                                      "十一二、题目",
                                      "百、题目",
                                      "第1届大会",
                                      "第一次",
                                      "第篇",
                                      "第1",
                                      "(1 Title",
                                      "(1.2) Title",
                                      "(一) 题目x",
                                      "[1) Title",
                                      "（1) 题目",
                                      "1 Title",
                                      "-1. a",
                                      "1.2.3 Title",
                                      "3.5k stars",
                                      "24/7",
                                      "90% 的",
                                      "\x31\x80",
                                      "\xE2\x91",
                                      "1\xEF\xBC"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseNumber(text, 0, static_cast<uint32_t>(text.size())));
  }
}

TEST_CASE("a number whose title is missing is a number, but for a comma") {
  for (const std::string_view text : {"2.", "2、", "2)", "2．"}) {
    CAPTURE(text);
    CHECK_EQ(ParseNumber(text, 0, static_cast<uint32_t>(text.size())).value, 2);
  }
}

TEST_CASE("a marker that the end cuts off is none") {
  const std::string_view text = "1、题";
  CHECK_FALSE(ParseNumber(text, 0, 1));
  CHECK(ParseNumber(text, 0, 4));
  CHECK_EQ(ParseNumber("(12)", 0, 4).value, 12);
  CHECK_FALSE(ParseNumber("(12)", 0, 3));
}

TEST_CASE("every style has its own example, which is written in that style") {
  std::set<std::string_view> seen;
  for (int i = 1; i <= static_cast<int>(NumberStyle::kBare); ++i) {
    const auto style = static_cast<NumberStyle>(i);
    const std::string_view example = NumberStyleExample(style);
    CAPTURE(example);
    CHECK(seen.insert(example).second);
    if (style == NumberStyle::kBare) continue;  // a table cell of its own
    const std::string text = std::string(example) + " 题目";
    const Number number = ParseNumber(text, 0, static_cast<uint32_t>(text.size()));
    CHECK_EQ(static_cast<int>(number.style), i);
  }
  CHECK_EQ(NumberStyleExample(NumberStyle::kNone), "");
}

}  // namespace
}  // namespace digestlint
