// Identifiers of arXiv in all their forms, right and wrong.
#include "model/arxiv_id.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace digestlint {
namespace {

TEST_CASE("the identifier in every form of address") {
  for (const std::string_view url : {"https://arxiv.org/abs/2405.11157",
                                     "http://arxiv.org/abs/2405.11157v3",
                                     "https://www.arxiv.org/abs/2405.11157",
                                     "https://arxiv.org/pdf/2405.11157",
                                     "https://arxiv.org/pdf/2405.11157.pdf",
                                     "https://arxiv.org/pdf/2405.11157v2.pdf",
                                     "https://arxiv.org/html/2405.11157v1",
                                     "https://arxiv.org/abs/2405.11157/",
                                     "https://arxiv.org/abs/2405.11157?context=cs.CL",
                                     "https://arxiv.org/abs/2405.11157#S1",
                                     "https://arxiv.org/format/2405.11157",
                                     "https://arxiv.org/src/2405.11157",
                                     "https://arxiv.org/e-print/2405.11157",
                                     "https://export.arxiv.org/abs/2405.11157",
                                     "https://ar5iv.labs.arxiv.org/html/2405.11157",
                                     "https://www.alphaxiv.org/abs/2405.11157",
                                     "https://ar5iv.org/abs/2405.11157",
                                     "https://papers.cool/arxiv/2405.11157",
                                     "https://huggingface.co/papers/2405.11157",
                                     "https://doi.org/10.48550/arXiv.2405.11157",
                                     "HTTPS://ArXiv.org/ABS/2405.11157",
                                     "arxiv.org/abs/2405.11157",
                                     "arXiv:2405.11157",
                                     "arxiv: 2405.11157v2"}) {
    CAPTURE(url);
    const ArxivId id = FindArxivId(url);
    REQUIRE(id);
    CHECK_EQ(id.id, "2405.11157");
    CHECK_EQ(id.span.in(url), "2405.11157");
    CHECK_EQ(static_cast<int>(id.problem), static_cast<int>(ArxivProblem::kNone));
    CHECK_EQ(DescribeArxivProblem(id), "");
  }
}

struct Case {
  std::string_view url;
  std::string_view id;
};

TEST_CASE("the scheme of before April 2007") {
  constexpr Case kCases[] = {
      {"https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"},
      {"https://arxiv.org/abs/math.GT/0309136v2", "math.GT/0309136"},
      {"https://arxiv.org/pdf/cs/0703001.pdf", "cs/0703001"},
      {"arXiv:cond-mat/9609089", "cond-mat/9609089"},
  };
  for (const Case& each : kCases) {
    const ArxivId id = FindArxivId(each.url);
    CAPTURE(each.url);
    CHECK_EQ(id.id, each.id);
    CHECK_EQ(id.span.in(each.url), each.id);
    CHECK_EQ(static_cast<int>(id.problem), static_cast<int>(ArxivProblem::kNone));
  }
}

struct Wrong {
  std::string_view id;
  ArxivProblem problem;
  std::string_view said;
};

TEST_CASE("what only resembles an identifier is found with its problem") {
  using enum ArxivProblem;
  for (const Wrong& each : std::initializer_list<Wrong>{{"2413.00001", kMonth, "13"},
                                                        {"2400.00001", kMonth, "00"},
                                                        {"0703.0001", kTooEarly, "0704"},
                                                        {"0612.0001", kTooEarly, "0704"},
                                                        {"9905.16291", kTooEarly, "0704"},
                                                        {"2405.1115", kDigitCount, "five"},
                                                        {"1501.0001", kDigitCount, "five"},
                                                        {"1412.00001", kDigitCount, "four"},
                                                        {"0704.00001", kDigitCount, "four"},
                                                        {"2405.111577", kDigitCount, "6 digits"},
                                                        {"240.11157", kDigitCount, "3 digits"},
                                                        {"24055.11157", kDigitCount, "5 digits"}}) {
    const std::string url = "https://arxiv.org/abs/" + std::string(each.id);
    CAPTURE(url);
    const ArxivId id = FindArxivId(url);
    CHECK_EQ(id.id, each.id);
    CHECK_EQ(static_cast<int>(id.problem), static_cast<int>(each.problem));
    CHECK(DescribeArxivProblem(id).find(each.said) != std::string::npos);
  }
}

TEST_CASE("the first and last of each scheme are right") {
  for (const std::string_view id :
       {"0704.0001", "0712.9999", "1412.0001", "1501.00001", "2412.99999"}) {
    const std::string url = "https://arxiv.org/pdf/" + std::string(id);
    CAPTURE(url);
    CHECK_EQ(FindArxivId(url).id, id);
    CHECK_EQ(static_cast<int>(FindArxivId(url).problem), static_cast<int>(ArxivProblem::kNone));
  }
}

TEST_CASE("no identifier") {
  for (const std::string_view url :
       {"", "arxiv", "arXiv:", "https://arxiv.org", "https://arxiv.org/abs/",
        "https://arxiv.org/abs/x", "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/a/li_f_1", "https://example.org/abs/2405.11157", "2405.11157",
        "https://arxiv.org/abs/2405", "https://arxiv.org/abs/2405.",
        "https://arxiv.org/abs/hep-th/99010", "https://arxiv.org/abs/hep-th/",
        "https://huggingface.co/papers", "arXiv: 预印本"}) {
    CAPTURE(url);
    CHECK_FALSE(FindArxivId(url));
  }
}

}  // namespace
}  // namespace digestlint
