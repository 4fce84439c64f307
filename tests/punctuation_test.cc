// Punctuation marks and what stands beside them.
#include "facts/punctuation.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "reader/reader.h"

namespace digestlint {
namespace {

char Letter(Neighbour neighbour) {
  return "0HLDfhO?"[static_cast<int>(neighbour)];
}

// Each mark with its neighbours: 0 edge, H Han, L Latin, D digit, f full-width mark, h half-width
// mark, O opaque, ? other; a dot stands for blanks. "H，.L": Han on the left, blank and Latin
// right.
std::string Show(std::string_view text, Format format = Format::kMarkdown) {
  const Document document = ReadDocument(text, format);
  std::string out;
  for (const PunctuationMark& mark : FindPunctuation(document).marks) {
    if (!out.empty()) out += ' ';
    out += Letter(mark.left);
    if (mark.blank_left) out += '.';
    out += mark.span.in(text);
    if (mark.blank_right) out += '.';
    out += Letter(mark.right);
  }
  return out;
}

struct Case {
  std::string_view text;
  std::string_view shown;
};

TEST_CASE("neighbours in plain text") {
  for (const Case& each : std::initializer_list<Case>{
           {"甲，乙", "H，H"},
           {"甲, B", "H,.L"},
           {"甲 ，3", "H.，D"},
           {"，甲。", "0，H H。0"},
           {"（A）", "0（L L）0"},
           {"甲：“乙”。", "H：f f“H H”f f。0"},
           {"A/B, C", "L,.L"},
           {"é,ü", "L,L"},
           {"甲——乙--丙 - 4~5～6", "H—? ?—H H-h h-H H.-.D D~D D～D"},
           {"\"甲\"，Ａ１", "0\"H H\"f h，L fＡD L１0"},
           {"あ、ン", "H、H"},
           {"😀！", "?！0"},
           {"甲……，", "H…? ?…f ?，0"},
           {"《甲》〈乙〉「丙」『丁』【戊】〔己〕",
            "0《H H》f f〈H H〉f f「H H」f f『H H』f f【H H】f f〔H H〕0"},
           {"a(b)[c]", "L(L L)h h[L L]0"},
           {"?!;", "0?h h!h h;0"},
           {"", ""},
       }) {
    CAPTURE(each.text);
    CHECK_EQ(Show(each.text, Format::kPlain), each.shown);
  }
}

TEST_CASE("neighbours through markup, and opaque pieces") {
  for (const Case& each : std::initializer_list<Case>{
           {"**重点**，其次", "H，H"},
           {"甲，*乙*", "H，H"},
           {"甲 **，** 乙", "H.，.H"},
           {"`a`，乙", "O，H"},
           {"见[论文](https://x.org)，乙", "H，H"},
           {"见 https://x.org/a ，乙", "O.，H"},
           {"![图](a.png)，乙", "O，H"},
           {"甲<br>，乙", "H，H"},
           {"甲，\n乙", "H，0"},
           {"- 甲；\n- 乙。", "H；0 H。0"},
           {"```\n甲，乙\n```\n", ""},
           {"<div>\n甲，乙\n</div>\n", ""},
       }) {
    CAPTURE(each.text);
    CHECK_EQ(Show(each.text), each.shown);
  }
}

TEST_CASE("inside URLs, code and math nothing is a mark") {
  CHECK_EQ(Show("https://x.org/a,b.c?d;e", Format::kPlain), "");
  CHECK_EQ(Show("`a, b.`"), "");
  CHECK_EQ(Show("$f(x), y$ 甲"), "");
  CHECK_EQ(Show("[甲](https://x.org/a,b \"t, u\")"), "");
}

TEST_CASE("kind and width of every mark") {
  struct Kind {
    std::string_view full;
    std::string_view half;
    MarkKind kind;
  };
  for (const Kind& each : std::initializer_list<Kind>{{"，", ",", MarkKind::kComma},
                                                      {"。", ".", MarkKind::kFullStop},
                                                      {"：", ":", MarkKind::kColon},
                                                      {"；", ";", MarkKind::kSemicolon},
                                                      {"？", "?", MarkKind::kQuestion},
                                                      {"！", "!", MarkKind::kExclamation},
                                                      {"（", "(", MarkKind::kOpen},
                                                      {"）", ")", MarkKind::kClose},
                                                      {"、", "", MarkKind::kEnumeration}}) {
    for (const std::string_view mark : {each.full, each.half}) {
      if (mark.empty()) continue;
      CAPTURE(mark);
      const std::string text = "甲" + std::string(mark) + "乙";
      const Document document = ReadDocument(text, Format::kPlain);
      const std::vector<PunctuationMark> marks = FindPunctuation(document).marks;
      REQUIRE_EQ(marks.size(), 1);
      CHECK_EQ(static_cast<int>(marks[0].kind), static_cast<int>(each.kind));
      CHECK_EQ(marks[0].full_width, mark == each.full);
      CHECK_EQ(marks[0].span.in(text), mark);
      CHECK_EQ(marks[0].line, 0);
    }
  }
}

// Each border with its sides and the blanks between; q: in a quotation, t: in title marks.
std::string ShowBorders(std::string_view text, Format format = Format::kMarkdown) {
  const Document document = ReadDocument(text, format);
  std::string out;
  for (const ScriptBorder& border : FindPunctuation(document).borders) {
    if (!out.empty()) out += ' ';
    out += border.han_left ? "H" : "L";
    out += std::string(border.gap.size(), '.');
    out += border.han_left ? "L" : "H";
    if (border.in_quotation) out += 'q';
    if (border.in_title_marks) out += 't';
    if (border.in_link) out += 'l';
  }
  return out;
}

TEST_CASE("borders between Chinese and Latin stand in one text run") {
  for (const Case& each : std::initializer_list<Case>{
           {"用 GPT模型  A", "H.L LH H..L"},
           {"用**GPT**模型`a`在A", "HL"},
           {"甲，A：乙, B", ""},
           {"第3章 [甲B](https://x.org)", "HL LH HLl"},
           {"《甲A》“乙B”丙C“丁", "HLt HLq HL"},
           {"甲é乙１丙", ""},
           {"甲\nA", ""},
           {"3D甲", "LH"},
           {"```\n甲A\n```\n", ""},
       }) {
    CAPTURE(each.text);
    CHECK_EQ(ShowBorders(each.text), each.shown);
  }
}

TEST_CASE("the full-width point ends a sentence too") {
  CHECK_EQ(Show("甲．乙"), "H．H");
}

bool FirstInChinese(std::string_view text) {
  const Document document = ReadDocument(text, Format::kPlain);
  const std::vector<PunctuationMark> marks = FindPunctuation(document).marks;
  REQUIRE_FALSE(marks.empty());
  return IsInChinese(marks.front());
}

TEST_CASE("marks in Chinese prose and others") {
  for (const std::string_view text : {"甲,乙", "甲,B", "甲, B", "甲,", "B,甲", "3,甲", "甲，B"}) {
    CAPTURE(text);
    CHECK(FirstInChinese(text));
  }
  for (const std::string_view text :
       {"A, B", "A, 乙", "1,000", "10:30", "v1.2 版", ",", "A.", "see, e"}) {
    CAPTURE(text);
    CHECK_FALSE(FirstInChinese(text));
  }
}

}  // namespace
}  // namespace digestlint
