// What programs read in the midst of prose.
#include "reader/verbatim_text.h"

#include <doctest/doctest.h>

#include "cli_helpers.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

std::vector<std::string> Find(std::string_view line) {
  std::vector<VerbatimText> found;
  FindVerbatimText(line, MakeSpan(0, line.size()), found);
  std::vector<std::string> out;
  for (const VerbatimText& each : found) out.emplace_back(each.span.in(line));
  return out;
}

}  // namespace

TEST_CASE("verbatim text is found with its ends") {
  struct Case {
    std::string_view line;
    std::vector<std::string> found;
  };
  const Case cases[] = {
      {"如下{{< figure src=\"图,一.png\" >}}，好", {"{{< figure src=\"图,一.png\" >}}"}},
      {"{% include a,b.html %}", {"{% include a,b.html %}"}},
      {"{{ site.data.周报,一 }}", {"{{ site.data.周报,一 }}"}},
      {"{{title}} 与 {{ paper_name }}", {}},
      {"见 ![[图,一.png]] 与 [[笔记,二]]", {"![[图,一.png]]", "[[笔记,二]]"}},
      {"[[1]](https://example.org)", {}},
      {"# 标题 {#节,一} {.类,二}", {"{#节,一}", "{.类,二}"}},
      {"{好,坏} 与 {.5}", {}},
      {"若 \\(x_1,x_2\\) 与 \\[y = 1\\]", {"\\(x_1,x_2\\)", "\\[y = 1\\]"}},
      {"\\[代码\\] 与 \\(附录,二\\)", {}},
      {"在 C:\\目录,好\\a.txt，以及 file:///中,文 里", {"C:\\目录,好\\a.txt", "file:///中,文"}},
      {"结论:\\alpha", {}},
      {"<code>f(甲,乙)</code> <KBD class=\"x\">甲,乙</KBD> <b>甲,乙</b>", {"f(甲,乙)", "甲,乙"}},
      {"<code>没有结尾", {}},
      {"{{ 没有结尾 [[ \\( {% {#a", {}},
  };
  for (const Case& each : cases) {
    CAPTURE(each.line);
    CHECK(Find(each.line) == each.found);
  }
}

TEST_CASE("verbatim text is code or math for both readers, and stays in titles") {
  for (const Format format : {Format::kPlain, Format::kMarkdown}) {
    const std::string text = "甲 \\(a_1,b\\) 乙 {{< x \"甲,乙\" >}} 丙";
    const Document document = ReadDocument(text, format);
    std::vector<std::string> prose;
    for (const Run& run : document.runs) {
      if (run.kind == RunKind::kText) prose.emplace_back(run.span.in(text));
    }
    CHECK(prose == std::vector<std::string>{"甲 ", " 乙 ", " 丙"});
  }
  // Code ends the search: what only begins in it is prose.
  const std::string text = "`{{<` 甲,乙 >}}";
  const Document document = ReadDocument(text, Format::kMarkdown);
  CHECK(document.runs.back().kind == RunKind::kText);
}

TEST_CASE("repairs leave verbatim text alone") {
  const std::string prose = "好，好，好，好。";
  for (const std::string part :
       {"<code>f(甲,乙)</code>", "![[图,一.png]]", "{{< figure src=\"图,一.png\" >}}",
        "\\(中_1,文\\)", "C:\\目录,好\\a.txt"}) {
    CAPTURE(part);
    Place place;
    place.Write("a.md", "# 周报\n\n" + prose + "见 " + part + " 的说明,好。\n");
    place.Run({"check", "--fix", "--unsafe-fixes", "a.md"});
    CHECK(Has(place.Read("a.md"), part));
    CHECK(Has(place.Read("a.md"), "的说明，好。"));
  }
}

}  // namespace digestlint
