// Where a listed word is the editor's own and where it is written as it must be.
#include "checks/listed_words.h"

#include <doctest/doctest.h>

#include <string_view>

#include "reader/reader.h"

namespace digestlint {
namespace {

Span Find(std::string_view text, std::string_view word) {
  const size_t at = text.find(word);
  REQUIRE(at != std::string_view::npos);
  return MakeSpan(at, at + word.size());
}

}  // namespace

TEST_CASE("words in identifiers, paths, commands, tags and mentions are not the editor's") {
  for (const std::string_view text :
       {"pytorch/vision", "huggingface.co/pytorch", "pytorch.org", "pytorch_lightning",
        "my-pytorch", "pytorch-lightning", "#pytorch", "@pytorch", "$pytorch", "--pytorch=1",
        "std::pytorch", "pytorch::nn", "pytorch()", "pip install pytorch",
        "pip3 install -U numpy pytorch", "import pytorch", "<pytorch>", "C:\\pytorch"}) {
    INFO(text);
    const bool identifier = IsIdentifierPart(text, Find(text, "pytorch"));
    CHECK(identifier);
  }
}

TEST_CASE("words in prose are the editor's, whatever marks stand around them") {
  for (const std::string_view text :
       {"pytorch", "用pytorch写成", "(pytorch)", "uses pytorch.", "pytorch, too", "“pytorch”",
        "pytorch：框架", "pytorch (a framework)", "to import, pytorch is needed",
        "pip install numpy\npytorch is larger", "安装（install）：用 pytorch"}) {
    INFO(text);
    const bool identifier = IsIdentifierPart(text, Find(text, "pytorch"));
    CHECK(!identifier);
  }
  // A capital letter tells a name from an identifier in spite of a hyphen.
  const bool name = IsIdentifierPart("Pytorch-based", Find("Pytorch-based", "Pytorch"));
  CHECK(!name);
}

TEST_CASE("titles of papers and link texts are the words of others, Chinese titles are not") {
  constexpr std::string_view kText =
      "# llm 周报\n\n## 一、微调\n\n### 1. Tuning an llm\n\n[见 "
      "llm](https://arxiv.org/abs/2106.09685)，"
      "《llm 实践》讲 llm。\n\n### 2. 用 llm 写诗\n\n"
      "见[论文](https://arxiv.org/abs/2305.14314)。\n";
  const Document document = ReadDocument(kText, Format::kMarkdown);
  REQUIRE_EQ(document.entries.size(), 2);
  const auto others = [&](std::string_view around) {
    const size_t at = Find(kText, around).begin + around.find("llm");
    return IsOthersText(document, MakeSpan(at, at + 3));
  };
  CHECK(!others("# llm 周报"));
  CHECK(others("Tuning an llm"));
  CHECK(others("[见 llm]"));
  CHECK(others("《llm"));
  CHECK(!others("讲 llm"));
  CHECK(!others("用 llm 写诗"));
}

}  // namespace digestlint
