// arXiv identifiers: https://info.arxiv.org/help/arxiv_identifier.html
//
// Since April 2007 an identifier is YYMM.number with an optional version: four digits until the end
// of 2014 (0704.0001), five from January 2015 on (1501.00001). Before that it was archive/YYMMNNN
// (hep-th/9901001, math.GT/0309136).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/span.h"

namespace digestlint {

enum class ArxivProblem : uint8_t {
  kNone,
  kMonth,       // month is not 01 to 12
  kTooEarly,    // the new scheme began in 0704; 9101 to 9912 are the 1990s
  kDigitCount,  // four digits until 1412, five since 1501
};

struct ArxivId {
  Span span;       // of the identifier without version, in the text it was found in
  std::string id;  // without version; empty where there is none
  ArxivProblem problem = ArxivProblem::kNone;

  explicit operator bool() const { return !id.empty(); }
};

// The identifier in an arXiv URL (abs, pdf, html and others, and mirrors such as alphaxiv.org,
// ar5iv.org, papers.cool and huggingface.co/papers) or in "arXiv:2405.11157". Something that only
// resembles an identifier (2405.1115, 2413.00001) is returned with its problem.
ArxivId FindArxivId(std::string_view url);

// A sentence part for messages: "there is no month 13".
std::string DescribeArxivProblem(const ArxivId& id);

}  // namespace digestlint
