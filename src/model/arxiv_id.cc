#include "model/arxiv_id.h"

#include <fmt/format.h>

#include <array>

#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// Every prefix below holds "xiv", "5iv" or "papers/"; most URLs hold none.
bool MayHoldIdentifier(std::string_view url) {
  for (size_t i = 1; i + 3 < url.size(); ++i) {
    if (EqualsIgnoringCase(url.substr(i + 1, 2), "iv") && (url[i] == '5' || (url[i] | 32) == 'x'))
      return true;
  }
  return url.find("papers/") != std::string_view::npos;
}

// Where an identifier may begin: after the path of a URL, or after "arXiv:".
size_t FindIdentifierStart(std::string_view url) {
  static constexpr std::array<std::string_view, 14> kPrefixes = {"arxiv.org/abs/",
                                                                 "arxiv.org/pdf/",
                                                                 "arxiv.org/html/",
                                                                 "arxiv.org/format/",
                                                                 "arxiv.org/src/",
                                                                 "arxiv.org/e-print/",
                                                                 "alphaxiv.org/abs/",
                                                                 "ar5iv.org/abs/",
                                                                 "ar5iv.org/html/",
                                                                 "papers.cool/arxiv/",
                                                                 "huggingface.co/papers/",
                                                                 "doi.org/10.48550/arxiv.",
                                                                 "arxiv:",
                                                                 "arxiv："};
  for (const std::string_view prefix : kPrefixes) {
    const size_t at = FindIgnoringCase(url, prefix);
    if (at == std::string_view::npos) continue;
    size_t begin = at + prefix.size();
    while (begin < url.size() && url[begin] == ' ') ++begin;
    if (FindIgnoringCase(url.substr(begin, 6), "arxiv:") == 0) begin += 6;  // abs/arXiv:2405.11157
    return begin;
  }
  return std::string_view::npos;
}

size_t CountDigits(std::string_view text, size_t begin) {
  size_t count = 0;
  while (begin + count < text.size() &&
         IsAsciiDigit(static_cast<unsigned char>(text[begin + count]))) {
    ++count;
  }
  return count;
}

ArxivId ParseOldScheme(std::string_view url, size_t begin) {
  size_t slash = begin;
  while (slash < url.size() && (IsAsciiLetter(static_cast<unsigned char>(url[slash])) ||
                                url[slash] == '-' || url[slash] == '.')) {
    ++slash;
  }
  if (slash == begin || slash >= url.size() || url[slash] != '/') return {};
  if (CountDigits(url, slash + 1) != 7) return {};
  const Span span = MakeSpan(begin, slash + 8);
  const int month = (url[slash + 3] - '0') * 10 + (url[slash + 4] - '0');
  const bool real = month >= 1 && month <= 12;
  return {span, std::string(span.in(url)), real ? ArxivProblem::kNone : ArxivProblem::kMonth};
}

ArxivProblem CheckNewScheme(uint32_t year_month, size_t digits) {
  const uint32_t month = year_month % 100;
  if (month < 1 || month > 12) return ArxivProblem::kMonth;
  if (year_month < 704 || year_month >= 9100) return ArxivProblem::kTooEarly;
  return digits == (year_month >= 1501 ? 5U : 4U) ? ArxivProblem::kNone : ArxivProblem::kDigitCount;
}

}  // namespace

ArxivId FindArxivId(std::string_view url) {
  if (!MayHoldIdentifier(url)) return {};
  const size_t begin = FindIdentifierStart(url);
  if (begin == std::string_view::npos || begin >= url.size()) return {};
  const size_t first = CountDigits(url, begin);
  if (first == 0) return ParseOldScheme(url, begin);
  if (begin + first >= url.size() || url[begin + first] != '.') return {};
  const size_t second = CountDigits(url, begin + first + 1);
  if (first > 9 || second == 0) return {};
  const Span span = MakeSpan(begin, begin + first + 1 + second);
  ArxivId id{span, std::string(span.in(url)), ArxivProblem::kDigitCount};
  if (first != 4) return id;
  uint32_t year_month = 0;
  for (size_t i = begin; i < begin + 4; ++i) {
    year_month = year_month * 10 + static_cast<uint32_t>(url[i] - '0');
  }
  id.problem = CheckNewScheme(year_month, second);
  return id;
}

std::string DescribeArxivProblem(const ArxivId& id) {
  switch (id.problem) {
    case ArxivProblem::kNone:
      return "";
    case ArxivProblem::kMonth: {
      const size_t slash = id.id.find('/');  // only identifiers of before 2007 have one
      const size_t month = slash == std::string::npos ? 2 : slash + 3;
      return fmt::format("there is no month {}", id.id.substr(month, 2));
    }
    case ArxivProblem::kTooEarly:
      return "identifiers of this form begin with 0704";
    case ArxivProblem::kDigitCount: {
      const size_t dot = id.id.find('.');
      if (dot != 4) return fmt::format("{} digits stand before the dot where four belong", dot);
      const size_t digits = id.id.size() - dot - 1;
      const bool new_count = id.id.substr(0, 4) >= "1501";
      return fmt::format("{} digits stand after the dot where {} belong", digits,
                         new_count ? "five (since 2015)" : "four (until 2014)");
    }
  }
  return "";
}

}  // namespace digestlint
