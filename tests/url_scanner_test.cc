// Where bare URLs begin and end in running text.
#include "reader/url_scanner.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/unicode.h"

namespace digestlint {
namespace {

std::vector<BareUrl> Scan(std::string_view text) {
  std::vector<BareUrl> urls;
  FindBareUrls(text, MakeSpan(0, text.size()), urls);
  return urls;
}

// The URLs found, with a blank between; identifiers in braces.
std::string Found(std::string_view text) {
  std::string out;
  for (const BareUrl& url : Scan(text)) {
    if (!out.empty()) out += ' ';
    const std::string found(url.span.in(text));
    out += url.is_identifier ? "{" + found + "}" : found;
  }
  return out;
}

struct Case {
  std::string_view text;
  std::string_view found;
};

void CheckAll(std::initializer_list<Case> cases) {
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK_EQ(Found(each.text), each.found);
  }
}

TEST_CASE("a URL ends at Chinese punctuation and at Han without a blank") {
  CheckAll({
      {"见https://x.org/a。下面", "https://x.org/a"},
      {"见https://x.org/a，再看", "https://x.org/a"},
      {"代码在https://x.org/a上", "https://x.org/a"},
      {"（https://x.org/a）", "https://x.org/a"},
      {"《https://x.org/a》", "https://x.org/a"},
      {"“https://x.org/a”", "https://x.org/a"},
      {"论文：https://x.org/a；代码：https://x.org/b。", "https://x.org/a https://x.org/b"},
      {"https://x.org/a、https://x.org/b", "https://x.org/a https://x.org/b"},
      {"https://x.org/a！！", "https://x.org/a"},
      {"https://x.org/a　下", "https://x.org/a"},
      {"https://x.org/a…", "https://x.org/a"},
      {"https://x.org/あ", "https://x.org/"},
      {"https://x.org/a😀", "https://x.org/a"},
  });
}

TEST_CASE("punctuation that only follows a URL is not part of it") {
  CheckAll({
      {"See https://x.org/a.", "https://x.org/a"},
      {"https://x.org/a.pdf.", "https://x.org/a.pdf"},
      {"https://x.org/a, https://x.org/b; https://x.org/c: d",
       "https://x.org/a https://x.org/b https://x.org/c"},
      {"Is it https://x.org/a?!", "https://x.org/a"},
      {"https://x.org/a...", "https://x.org/a"},
      {"**https://x.org/a**", "https://x.org/a"},
      {"_https://x.org/a_", "https://x.org/a"},
      {"https://x.org/a?b=1,2&c=d.e#f_g", "https://x.org/a?b=1,2&c=d.e#f_g"},
      {"https://x.org/a'", "https://x.org/a"},
      {"https://x.org/", "https://x.org/"},
  });
}

TEST_CASE("a closing bracket belongs to the URL only if its opening one does") {
  CheckAll({
      {"(https://x.org/a)", "https://x.org/a"},
      {"(see https://x.org/a).", "https://x.org/a"},
      {"[https://x.org/a]", "https://x.org/a"},
      {"https://x.org/a_(b)", "https://x.org/a_(b)"},
      {"(https://x.org/a_(b))", "https://x.org/a_(b)"},
      {"[t](https://x.org/a)", "https://x.org/a"},
      {"<https://x.org/a>", "https://x.org/a"},
      {"\"https://x.org/a\"", "https://x.org/a"},
      {"`https://x.org/a`", "https://x.org/a"},
      {"{https://x.org/a}", "https://x.org/a"},
      {"| https://x.org/a|", "https://x.org/a"},
      {"https://x.org/a[1]", "https://x.org/a[1]"},
  });
}

TEST_CASE("without a scheme only www. and arxiv.org/ begin a URL") {
  CheckAll({
      {"www.x.org", "www.x.org"},
      {"见www.x.org/a。", "www.x.org/a"},
      {"arxiv.org/abs/2405.11157", "arxiv.org/abs/2405.11157"},
      {"论文arxiv.org/abs/2405.11157，", "arxiv.org/abs/2405.11157"},
      {"(arxiv.org/pdf/2405.11157v2.pdf)", "arxiv.org/pdf/2405.11157v2.pdf"},
      {"x.org/a github.com/a/b", ""},
      {"awww.x.org", ""},
      {"www.", ""},
      {"a@www.x.org", ""},
      {"https://x.org www.y.org https://z.org", "https://x.org www.y.org https://z.org"},
      {"https://www.x.org/www.y.org", "https://www.x.org/www.y.org"},
      {"export.arxiv.org/abs/2405.11157", ""},
  });
}

TEST_CASE("schemes") {
  CheckAll({
      {"http://x.org", "http://x.org"},
      {"HTTPS://x.org", "HTTPS://x.org"},
      {"ftp://x.org/a", "ftp://x.org/a"},
      {"file:///etc/a chrome://b mailto:a@b.c", ""},
      {"https://", ""},
      {"https:// x.org", ""},
      {"https:/x.org", ""},
      {"://x.org", ""},
      {"见http://x.org", "http://x.org"},
      {"https://x.org/https://y.org/a", "https://x.org/https://y.org/a"},
  });
}

TEST_CASE("arXiv identifiers with their prefix") {
  CheckAll({
      {"arXiv:2405.11157", "{arXiv:2405.11157}"},
      {"arXiv: 2405.11157", "{arXiv: 2405.11157}"},
      {"（arXiv:2405.11157）", "{arXiv:2405.11157}"},
      {"预印本arxiv:2405.11157，", "{arxiv:2405.11157}"},
      {"arXiv:hep-th/9901001.", "{arXiv:hep-th/9901001}"},
      {"arXiv:2405.11157 https://x.org arXiv:2405.11158",
       "{arXiv:2405.11157} https://x.org {arXiv:2405.11158}"},
      {"arXiv: 预印本", ""},
      {"arXiv:https://arxiv.org/abs/2405.11157", "https://arxiv.org/abs/2405.11157"},
      {"arXiv: https://arxiv.org/abs/2405.11157", "https://arxiv.org/abs/2405.11157"},
      {"注:2405.11157", ""},
  });
}

TEST_CASE("only the piece is searched, and offsets are those of the text") {
  const std::string_view text = "https://a.org 见 https://b.org/cd 尾";
  std::vector<BareUrl> urls;
  FindBareUrls(text, MakeSpan(14, text.size()), urls);
  FindBareUrls(text, {18, 31}, urls);
  FindBareUrls(text, {0, 0}, urls);
  REQUIRE_EQ(urls.size(), 2);
  CHECK_EQ(urls[0].span.in(text), "https://b.org/cd");
  CHECK_EQ(urls[1].span.in(text), "https://b.org");
}

TEST_CASE("a bracket that opens behind the URL is not part of it") {
  CheckAll({
      {"https://x.org/a(开源)", "https://x.org/a"},
      {"https://x.org/a[见附录]", "https://x.org/a"},
  });
}

TEST_CASE("a half-width colon before an arXiv address or identifier is not its prefix") {
  CheckAll({
      {"论文: arXiv:2405.11157", "{arXiv:2405.11157}"},
      {"Paper: arXiv:2405.11157", "{arXiv:2405.11157}"},
      {"论文: arxiv.org/abs/2405.11157", "arxiv.org/abs/2405.11157"},
      {"Paper: arxiv.org/abs/2405.11157", "arxiv.org/abs/2405.11157"},
      {"Links: www.x.org, arxiv.org/abs/2405.11157", "www.x.org arxiv.org/abs/2405.11157"},
  });
}

TEST_CASE("an identifier takes its version with it") {
  CheckAll({{"arXiv:2405.11157v2 出了", "{arXiv:2405.11157v2}"}});
}

TEST_CASE("a full-width colon behind arXiv is a prefix too") {
  CheckAll({{"arXiv：2405.11157", "{arXiv：2405.11157}"},
            {"arXiv：arxiv.org/abs/1804.06324", "arxiv.org/abs/1804.06324"}});
}

}  // namespace
}  // namespace digestlint
