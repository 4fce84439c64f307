// Which addresses lead to the same page.
#include "model/link_target.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace digestlint {
namespace {

struct Case {
  std::string_view url;
  std::string_view host;
};

TEST_CASE("hosts") {
  constexpr Case kCases[] = {
      {"https://GitHub.com/a/b", "github.com"},
      {"http://www.Example.org", "example.org"},
      {"https://example.org:8080/a", "example.org"},
      {"https://user@example.org/a", "example.org"},
      {"https://x.org/@someone", "x.org"},
      {"https://x.org?a=@b", "x.org"},
      {"ftp://ftp.x.org/a", "ftp.x.org"},
      {"arxiv.org/abs/2405.11157", "arxiv.org"},
      {"https://a.b/?u=http://c.d/", "a.b"},
      {"/docs/a", ""},
      {"#part", ""},
      {"https://localhost/a", ""},
      {"", ""},
  };
  for (const Case& each : kCases) {
    CAPTURE(each.url);
    CHECK_EQ(HostOf(each.url), each.host);
  }
}

TEST_CASE("one page under several addresses") {
  const std::vector<std::vector<std::string_view>> groups = {
      {"https://arxiv.org/abs/2405.11157", "http://arxiv.org/abs/2405.11157v2",
       "https://arxiv.org/pdf/2405.11157.pdf", "https://www.arxiv.org/html/2405.11157v1",
       "arXiv:2405.11157", "https://huggingface.co/papers/2405.11157",
       "https://doi.org/10.48550/arXiv.2405.11157", "https://alphaxiv.org/abs/2405.11157"},
      {"https://arxiv.org/abs/2405.11158"},
      {"https://arxiv.org/abs/hep-th/9901001", "arxiv.org/pdf/hep-th/9901001v2"},
      {"https://github.com/a/b", "http://www.github.com/a/b/", "github.com/a/b",
       "https://GITHUB.com/a/b?utm_source=x", "https://github.com/a/b/?utm_source=x&utm_medium=y",
       "https://github.com/a/b?ref=weekly&fbclid=1"},
      {"https://github.com/a/b?reference=weekly"},
      {"https://github.com/A/b"},  // the path's case counts
      {"https://github.com/a/b?tab=readme", "https://github.com/a/b?utm_source=x&tab=readme",
       "https://github.com/a/b?tab=readme&utm_source=x"},
      {"https://github.com/a/b#usage", "https://www.github.com/a/b#usage"},
      {"https://openreview.net/forum?id=abc"},
      {"https://openreview.net/forum?id=abd"},
      {"https://x.org/?a=1&b=2", "https://x.org/?a=1&amp;b=2", "https://x.org?a=1&b=2"},
      {"https://x.org", "http://x.org/", "https://www.x.org", "x.org", "https://x.org/#",
       "https://x.org/?"},
      {"https://sub.x.org"},
      {"https://doi.org/10.1000/182"},
      {"https://doi.org/10.1000/183"},
  };
  for (size_t i = 0; i < groups.size(); ++i) {
    for (size_t k = i; k < groups.size(); ++k) {
      for (const std::string_view a : groups[i]) {
        for (const std::string_view b : groups[k]) {
          CAPTURE(a);
          CAPTURE(b);
          CHECK_EQ(CanonicalUrl(a) == CanonicalUrl(b), i == k);
        }
      }
    }
  }
}

TEST_CASE("keys") {
  CHECK_EQ(CanonicalUrl(""), "");
  CHECK_EQ(CanonicalUrl("https://arxiv.org/abs/2405.11157v1"), "arxiv:2405.11157");
  CHECK_EQ(CanonicalUrl("https://arxiv.org/abs/math.GT/0309136"), "arxiv:math.gt/0309136");
  CHECK_EQ(CanonicalUrl("https://X.org/A/?utm_a=1#b"), "x.org/A#b");
}

TEST_CASE("a key is its own key") {
  for (const std::string_view url :
       {"https://x.org/a/?b=1#c", "arXiv:2405.11157", "www.x.org", "x"}) {
    const std::string key = CanonicalUrl(url);
    CHECK_EQ(CanonicalUrl(key), key);
  }
}

}  // namespace
}  // namespace digestlint
