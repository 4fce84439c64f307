// The numbered series of a document and the scheme that they follow.
#pragma once

#include <cstdint>
#include <vector>

#include "model/document.h"

namespace digestlint {

// Numbers that count together: the numbered entries of one section, or sibling headings.
struct NumberSeries {
  std::vector<const Number*> numbers;  // in order; at least one
  std::vector<uint32_t> skipped;       // for each: entries without a number directly before it
  bool is_headings = false;
  bool markdown_list = false;  // an ordered list, which Markdown numbers itself
};

// How the entries' numbers go on from one section to the next.
enum class NumberScheme : uint8_t {
  kRestart,   // every section counts from its first entry
  kContinue,  // the numbers run through the issue
};

struct Numbering {
  std::vector<NumberSeries> entries;   // one per section with numbered entries, in order
  std::vector<NumberSeries> headings;  // one per set of numbered sibling headings
  NumberScheme scheme = NumberScheme::kRestart;
  size_t sections_that_restart = 0;  // sections whose first number is 1, or 0
  bool descending = false;           // a countdown
};

Numbering FindNumbering(const Document& document);

}  // namespace digestlint
