// The formats in XML: Checkstyle and JUnit.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/xml_text.h"
#include "reporter_helpers.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // directly in it
  std::vector<Element> children;
};

// Reads what the reporters write, and nothing more of XML; fails where that is not well-formed.
class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : text_(text) {}

  Element Read() {
    REQUIRE(FindInvalidUtf8(text_) == std::string_view::npos);
    Expect("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    Element root = ReadElement();
    Expect("\n");
    CHECK(text_.empty());
    return root;
  }

 private:
  bool Take(std::string_view part) {
    if (!text_.starts_with(part)) return false;
    text_.remove_prefix(part.size());
    return true;
  }

  void Expect(std::string_view part) {
    CAPTURE(part);
    CAPTURE(std::string(text_.substr(0, 60)));
    REQUIRE(Take(part));
  }

  std::string ReadName() {
    size_t size = 0;
    while (size < text_.size() && IsAsciiLetter(static_cast<unsigned char>(text_[size]))) ++size;
    REQUIRE(size > 0);
    std::string name(text_.substr(0, size));
    text_.remove_prefix(size);
    return name;
  }

  // Up to one of `ends`.
  std::string ReadText(std::string_view ends) {
    std::string out;
    while (!text_.empty() && ends.find(text_[0]) == std::string_view::npos) {
      CHECK_FALSE(text_.starts_with("]]>"));
      REQUIRE(text_[0] != '<');
      if (Take("&amp;")) {
        out += '&';
      } else if (Take("&lt;")) {
        out += '<';
      } else if (Take("&gt;")) {
        out += '>';
      } else if (Take("&quot;")) {
        out += '"';
      } else if (Take("&#")) {
        char32_t c = 0;
        while (IsAsciiDigit(static_cast<unsigned char>(text_[0]))) {
          c = c * 10 + static_cast<char32_t>(text_[0] - '0');
          text_.remove_prefix(1);
        }
        Expect(";");
        CHECK_MESSAGE((c == 9 || c == 10 || c == 13 || c >= 0x20), static_cast<int>(c));
        AppendUtf8(c, out);
      } else {
        REQUIRE(text_[0] != '&');
        const auto byte = static_cast<unsigned char>(text_[0]);
        CHECK((byte >= 0x20 || byte == '\n'));
        CHECK_FALSE(text_.starts_with("\xEF\xBF\xBF"));
        out += text_[0];
        text_.remove_prefix(1);
      }
    }
    return out;
  }

  Element ReadElement() {
    Element element;
    Expect("<");
    element.name = ReadName();
    while (Take(" ")) {
      const std::string name = ReadName();
      Expect("=\"");
      CHECK(element.attributes.emplace(name, ReadText("\"")).second);
      Expect("\"");
    }
    if (Take("/>")) return element;
    Expect(">");
    while (!Take("</" + element.name + ">")) {
      if (text_.starts_with("<")) {
        element.children.push_back(ReadElement());
      } else {
        element.text += ReadText("<");
      }
      REQUIRE_FALSE(text_.empty());
    }
    return element;
  }

  std::string_view text_;
};

// kTraps as XML can carry it.
const std::string kCarried =
    "a \"b\" 'c' <d> & ]]> ]]&gt; %0A %25 x:y,z | `e` \\ {0} {} [t](u) \t\r\n😀 一种 �[2J � � "
    "��� � \x7F\xC2\x9B end";

TEST_CASE("text in XML") {
  std::string out;
  AppendXml("a<b>&\"'\n\r\t", out);
  CHECK(out == "a&lt;b&gt;&amp;&quot;'&#10;&#13;&#9;");
  out.clear();
  AppendXml(std::string_view("\0\x1F\x7F\xC2\x85\xEF\xBF\xBE\xEF\xBF\xBD\xF0\x9F\x98\x80", 15),
            out);
  CHECK(out == "��&#127;&#133;��😀");
}

TEST_CASE("the Checkstyle format") {
  const auto reporter = MakeCheckstyleReporter();
  SUBCASE("exactly") {
    const std::string text = "标题\n😀一 x\n";
    CHECK(ReportOf(*reporter, {{"目录/a.md", text, {FindingAt(Find(text, "x"), "no link")}},
                               {"b.md", "", {}}}) ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<checkstyle version=\"8.0\">\n"
          "<file name=\"目录/a.md\">\n"
          "<error line=\"2\" column=\"4\" severity=\"error\" message=\"no link\" "
          "source=\"digestlint.links.missing-link\"/>\n"
          "</file>\n"
          "<file name=\"b.md\">\n"
          "</file>\n"
          "</checkstyle>\n");
  }
  SUBCASE("severities are those of Checkstyle") {
    const Element root =
        XmlReader(ReportOf(*reporter,
                           {{"p",
                             "abc",
                             {FindingAt({0, 1}, "m"), FindingAt({1, 2}, "m", Severity::kWarning),
                              FindingAt({2, 3}, "m", Severity::kInfo)}}}))
            .Read();
    const std::vector<Element>& errors = root.children.at(0).children;
    CHECK(errors.at(0).attributes.at("severity") == "error");
    CHECK(errors.at(1).attributes.at("severity") == "warning");
    CHECK(errors.at(2).attributes.at("severity") == "info");
  }
  SUBCASE("nothing breaks out") {
    const Element root =
        XmlReader(ReportOf(*reporter, {{kTraps, "ab", {FindingAt({0, 1}, kTraps)}}})).Read();
    CHECK(root.name == "checkstyle");
    REQUIRE(root.children.size() == 1);
    CHECK(root.children[0].attributes.at("name") == kCarried);
    CHECK(root.children[0].children.at(0).attributes.at("message") == kCarried);
  }
  SUBCASE("what was not checked") {
    std::string out;
    reporter->Begin(out);
    reporter->Trouble("gone.md", "gone.md: not <there>", out);
    reporter->Trouble("", "rule broken", out);
    reporter->End({}, out);
    const Element root = XmlReader(out).Read();
    REQUIRE(root.children.size() == 2);
    CHECK(root.children[0].attributes.at("name") == "gone.md");
    CHECK(root.children[0].children.at(0).text == "gone.md: not <there>");
    CHECK(root.children[1].attributes.at("name") == "digestlint");
  }
}

TEST_CASE("the JUnit format") {
  const auto reporter = MakeJunitReporter();
  SUBCASE("one case for each file") {
    std::string out;
    const std::string text = "ab\n一x\n";
    const LineIndex lines(text);
    const std::vector<Finding> findings = {
        FindingAt({0, 1}, "first", Severity::kInfo),
        FindingAt(Find(text, "x"), "second", Severity::kWarning)};
    reporter->Begin(out);
    reporter->Report({"a.md", text, lines, findings}, out);
    reporter->Clean("b.md", out);
    reporter->Trouble("c.md", "c.md: no \"such\" file", out);
    reporter->End({}, out);
    CHECK(out ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<testsuites name=\"digestlint\" tests=\"3\" failures=\"1\" errors=\"1\">\n"
          "<testsuite name=\"digestlint\" tests=\"3\" failures=\"1\" errors=\"1\" skipped=\"0\">\n"
          "<testcase classname=\"digestlint\" name=\"a.md\">\n"
          "<failure message=\"2 findings\" type=\"warning\">"
          "a.md:1:1: info: first [missing-link]\n"
          "a.md:2:2: warning: second [missing-link]\n"
          "</failure>\n"
          "</testcase>\n"
          "<testcase classname=\"digestlint\" name=\"b.md\"/>\n"
          "<testcase classname=\"digestlint\" name=\"c.md\">\n"
          "<error message=\"c.md: no &quot;such&quot; file\" type=\"error\"/>\n"
          "</testcase>\n"
          "</testsuite>\n"
          "</testsuites>\n");
    XmlReader(out).Read();
  }
  SUBCASE("nothing breaks out") {
    const Element root =
        XmlReader(ReportOf(*reporter, {{kTraps, "ab", {FindingAt({0, 1}, kTraps)}}})).Read();
    const Element& test = root.children.at(0).children.at(0);
    CHECK(test.attributes.at("name") == kCarried);
    CHECK(test.children.at(0).text == kCarried + ":1:1: error: " + kCarried + " [missing-link]\n");
  }
  SUBCASE("a run without files") {
    const Element root = XmlReader(ReportOf(*reporter, {})).Read();
    CHECK(root.children.at(0).attributes.at("tests") == "0");
  }
}

}  // namespace
}  // namespace digestlint
