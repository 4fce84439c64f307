// The numbered series of a document and the scheme that they follow.
#pragma once

#include <cstdint>
#include <vector>

#include "model/document.h"

namespace digestlint {

// Numbers that count together: those of one section's entries, or of sibling headings.
struct NumberSeries {
  std::vector<const Number*> items;  // in order; null for an entry without a number
  bool markdown_list = false;        // an ordered list, which Markdown numbers itself
};

// A number that breaks the scheme, and the one that is due in its place.
struct BrokenNumber {
  const Number* number = nullptr;
  int64_t expected = 0;
};

// How the entries' numbers go on from one section to the next.
enum class NumberScheme : uint8_t {
  kRestart,   // every section counts from 1
  kContinue,  // the numbers run through the issue
  kFree,      // the document does not tell where a section begins
};

struct Numbering {
  NumberScheme scheme = NumberScheme::kFree;
  bool descending = false;  // a countdown
  // The fewest slips that explain the numbers of entries and headings under the scheme.
  std::vector<BrokenNumber> broken;
};

// The scheme is the one that fewest numbers break. A part of a series of files may begin with any
// number but 2: a list that begins with 2 has lost its first entry.
Numbering FindNumbering(const Document& document);

}  // namespace digestlint
