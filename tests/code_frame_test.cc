#include "report/code_frame.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "report/position_cursor.h"
#include "report/terminal_text.h"
#include "report_helpers.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

std::string Frame(std::string_view text, Span span, FrameStyle style = {}) {
  const LineIndex lines(text);
  std::string out;
  AppendCodeFrame(text, lines, span, style, out);
  return out;
}

TEST_CASE("marks stand under the cells of the span") {
  SUBCASE("ASCII") {
    CHECK(Frame("one two three\n", Find("one two three", "two")) ==
          "  1 | one two three\n"
          "    |     ^~~\n");
  }
  SUBCASE("Chinese characters take two cells") {
    const std::string_view text = "标题\n一种新方法 arxiv\n";
    CHECK(Frame(text, Find(text, "新方")) ==
          "  2 | 一种新方法 arxiv\n"
          "    |     ^~~~\n");
    CHECK(Frame(text, Find(text, "arxiv")) ==
          "  2 | 一种新方法 arxiv\n"
          "    |            ^~~~~\n");
  }
  SUBCASE("emoji outside of the first plane") {
    const std::string_view text = "a😀b";
    CHECK(Frame(text, Find(text, "😀")) == "  1 | a😀b\n    |  ^~\n");
    CHECK(Frame(text, Find(text, "b")) == "  1 | a😀b\n    |    ^\n");
  }
  SUBCASE("combining marks take none") {
    const std::string_view text = "cafe\xCC\x81 x";
    CHECK(Frame(text, Find(text, "x")) == "  1 | cafe\xCC\x81 x\n    |      ^\n");
    CHECK(Frame(text, Find(text, "e\xCC\x81")) == "  1 | cafe\xCC\x81 x\n    |    ^\n");
    // A bare combining mark is marked under its carrier.
    CHECK(Frame(text, Find(text, "\xCC\x81")) == "  1 | cafe\xCC\x81 x\n    |    ^\n");
  }
  SUBCASE("tabs become spaces in both lines") {
    CHECK(Frame("\ta\tb", {3, 4}) == "  1 |     a    b\n    |          ^\n");
    CHECK(Frame("a\tb", {1, 2}) == "  1 | a    b\n    |  ^~~~\n");
  }
  SUBCASE("bytes that are not UTF-8") {
    CHECK(Frame("a\xFF\xFE z", {4, 5}) == "  1 | a�� z\n    |     ^\n");
    CHECK(Frame("a\xFF z", {1, 2}) == "  1 | a� z\n    |  ^\n");
  }
  SUBCASE("a span inside a character marks all of it") {
    CHECK(Frame("中文", {1, 2}) == "  1 | 中文\n    | ^~\n");
  }
}

TEST_CASE("marks at the ends of lines and files") {
  CHECK(Frame("ab\r\ncd\r\n", {0, 2}) == "  1 | ab\n    | ^~\n");
  CHECK(Frame("ab\r\ncd\r\n", {2, 4}) == "  1 | ab\n    |   ^\n");  // the line end
  CHECK(Frame("ab\r\ncd\r\n", {0, 4}) == "  1 | ab\n    | ^~\n");   // not line 2
  CHECK(Frame("ab\ncd", {2, 2}) == "  1 | ab\n    |   ^\n");        // empty, at the end of a line
  CHECK(Frame("ab\ncd", {5, 5}) == "  2 | cd\n    |   ^\n");        // at the end of the file
  CHECK(Frame("ab\ncd", {4, 5}) == "  2 | cd\n    |  ^\n");
  CHECK(Frame("ab\n", {3, 3}) == "  2 |\n    | ^\n");  // the empty last line
  CHECK(Frame("", {0, 0}) == "  1 |\n    | ^\n");
  CHECK(Frame("\xEF\xBB\xBF中b\n", {6, 7}) == "  1 | 中b\n    |   ^\n");
  CHECK(Frame("\xEF\xBB\xBF中b\n", {0, 3}) == "  1 | 中b\n    | ^\n");  // the mark itself
  CHECK(Frame("ab", {0, 99}) == "  1 | ab\n    | ^~\n");                // past the end
}

TEST_CASE("a span over several lines") {
  const std::string text = "zero\none 一\n\nthree\nfour\nfive\n";
  SUBCASE("short: every line, blank ones without marks") {
    CHECK(Frame(text, MakeSpan(text.find("一"), text.find("ree"))) ==
          "  2 | one 一\n"
          "    |     ^~\n"
          "  3 |\n"
          "  4 | three\n"
          "    | ~~\n");
  }
  SUBCASE("long: the first line and the last number") {
    CHECK(Frame(text, MakeSpan(2, text.size())) ==
          "  1 | zero\n"
          "    |   ^~\n"
          "    | … to line 6\n");
  }
  SUBCASE("four lines are short") {
    CHECK(SplitLines(Frame(text, MakeSpan(2, text.find("four")))).size() == 7);
  }
  SUBCASE("the gutter") {
    FrameStyle style;
    style.number_cells = 3;
    CHECK(Frame(text, {0, 1}, style) == "    1 | zero\n      | ^\n");
    CHECK(LineNumberCells(9) == 1);
    CHECK(LineNumberCells(10) == 2);
  }
}

TEST_CASE("long lines are cut around the span") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "中";
  const size_t place = size_t{3} * 200;
  text.replace(place, 3, "ab");

  SUBCASE("in the middle") {
    const std::vector<std::string> lines = SplitLines(Frame(text, MakeSpan(place, place + 2)));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].starts_with("  1 | …中"));
    CHECK(lines[0].ends_with("中…"));
    CHECK(FindInvalidUtf8(lines[0]) == std::string::npos);
    CHECK(TextCells(lines[0]) <= 6 + 102);
    const size_t mark = lines[1].find('^');
    CHECK(mark == TextCells(std::string_view(lines[0]).substr(0, lines[0].find("ab"))));
    CHECK(lines[1].substr(mark) == "^~");
  }
  SUBCASE("at the start and at the end") {
    const std::string start = SplitLines(Frame(text, {0, 3}))[0];
    CHECK(start.starts_with("  1 | 中"));
    CHECK(start.ends_with("…"));
    CHECK(TextCells(start) == 6 + 101);
    const auto last = MakeSpan(text.size(), text.size());
    const std::vector<std::string> end = SplitLines(Frame(text, last));
    CHECK(end[0].starts_with("  1 | …中"));
    CHECK(end[0].ends_with("中"));
    CHECK(TextCells(end[0]) == 6 + 101);
    CHECK(end[1].find('^') == 6 + 101);
  }
  SUBCASE("a mark that is longer than the frame shows its start") {
    const std::vector<std::string> lines = SplitLines(Frame(text, MakeSpan(place, text.size())));
    CHECK(TextCells(lines[0]) <= 6 + 102);
    CHECK(lines[1].find('^') ==
          TextCells(std::string_view(lines[0]).substr(0, lines[0].find("ab"))));
    CHECK(lines[1].size() <= TextCells(lines[0]));
  }
  SUBCASE("combining marks stay with their characters") {
    std::string accents;
    for (int i = 0; i < 300; ++i) accents += "e\xCC\x81";
    const std::string shown = SplitLines(Frame(accents, {450, 453}))[0];
    CHECK(shown.starts_with("  1 | …e\xCC\x81"));
    CHECK(shown.ends_with("e\xCC\x81…"));
  }
}

TEST_CASE("PositionCursor agrees with LineIndex") {
  const std::string text = "\xEF\xBB\xBF中a\xFF\r\n\n😀e\xCC\x81\rx\n\xE4\xB8";
  const LineIndex lines(text);
  PositionCursor forward(text, lines);
  for (uint32_t i = 0; i <= text.size() + 1; ++i) CHECK(forward.At(i) == lines.PositionAt(i));
  PositionCursor any(text, lines);
  for (uint32_t i = 0; i < 200; ++i) {
    const uint32_t offset = (i * 7) % static_cast<uint32_t>(text.size() + 1);
    CHECK(any.At(offset) == lines.PositionAt(offset));
  }
  PositionCursor backward(text, lines);
  for (uint32_t i = static_cast<uint32_t>(text.size()) + 1; i-- > 0;) {
    CHECK(backward.At(i) == lines.PositionAt(i));
  }
}

TEST_CASE("text for a terminal") {
  const auto shown = [](std::string_view text) {
    std::string out;
    AppendShown(text, out);
    return out;
  };
  const auto one_line = [](std::string_view text) {
    std::string out;
    AppendOneLine(text, out);
    return out;
  };
  const auto cut = [](std::string_view text, size_t cells) {
    std::string out = ">";
    AppendCut(text, cells, out);
    return out.substr(1);
  };
  std::string right_to_left = "a";
  AppendUtf8(0x202E, right_to_left);
  right_to_left += 'b';
  CHECK(shown("a\x1b[31mb\n\x7f") == "a␛[31mb␊␡");
  CHECK(shown("\xC2\x9B"
              "1m") == "�1m");  // CSI as one C1 control
  CHECK(shown(right_to_left) == "a�b");
  CHECK(shown("👩\xE2\x80\x8D💻") == "👩\xE2\x80\x8D💻");  // a joiner
  CHECK(shown("\xFF") == "�");
  CHECK(TextCells("中a\x1b"
                  "e\xCC\x81") == 5);
  CHECK(one_line("\n a \n\n b\t中 \n") == "a b 中");
  CHECK(cut("abc", 3) == "abc");
  CHECK(cut("abcd", 3) == "ab…");
  CHECK(cut("中文字", 5) == "中文…");
  CHECK(cut("中文字", 4) == "中…");
  CHECK(cut("", 3).empty());
}

}  // namespace
}  // namespace digestlint
