// Numbers that skip, repeat or run backwards against the scheme that the document itself follows.
#include <algorithm>

#include "engine/check.h"
#include "facts/numbering.h"

namespace digestlint {
namespace {

class SeriesChecker {
 public:
  SeriesChecker(CheckContext& context, bool descending)
      : context_(context), step_(descending ? -1 : 1) {}

  // Checks one series; `first` is the number it should begin with, or -1 where any will do.
  void Check(const NumberSeries& series, int64_t first) {
    const auto& numbers = series.numbers;
    if (series.markdown_list && AllEqual(numbers)) return;  // Markdown counts for itself
    int64_t expected = first >= 0 ? first : numbers.front()->value;
    for (size_t i = 0; i < numbers.size(); ++i) {
      const int64_t value = numbers[i]->value;
      // An entry that lost its number is missing-number's finding; the others go on behind it.
      if (value == expected + step_ * static_cast<int64_t>(series.skipped[i])) expected = value;
      const int64_t next = i + 1 < numbers.size() ? numbers[i + 1]->value : -1;
      if (value == expected || (i == 0 && value == 0 && first == 1)) {
        expected = value + step_;
        continue;
      }
      if (i > 0 && value == 1 && next == 2) {  // a new list in the same section
        expected = 2;
        continue;
      }
      context_.Report(numbers[i]->span,
                      {{"number", std::to_string(value)}, {"expected", std::to_string(expected)}});
      // One slip, or the series goes on from here?
      expected = next == expected + step_ ? next : value + step_;
    }
  }

 private:
  static bool AllEqual(const std::vector<const Number*>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [&](const Number* number) {
      return number->value == numbers.front()->value;
    });
  }

  CheckContext& context_;
  int64_t step_;
};

// Where the series should begin, or -1 where the document does not tell.
int64_t ExpectedFirst(const Numbering& numbering, size_t index) {
  const uint32_t first = numbering.entries[index].numbers.front()->value;
  if (numbering.descending) return -1;
  if (numbering.entries[index].numbers.front()->style == NumberStyle::kDotted) return 1;
  if (index > 0 && numbering.scheme == NumberScheme::kContinue) {
    const uint32_t last = numbering.entries[index - 1].numbers.back()->value;
    return first == 1 ? 1 : static_cast<int64_t>(last) + 1;
  }
  // A part of a series of files begins anywhere; a list that begins with 2 has lost its first.
  const bool alone = numbering.entries.size() == 1;
  if (alone) return first == 2 ? 1 : -1;
  return numbering.sections_that_restart >= 2 ? 1 : -1;
}

}  // namespace

void CheckBrokenNumbering(CheckContext& context) {
  if (!context.document.is_digest) return;
  const Numbering& numbering = context.facts.GetNumbering();
  SeriesChecker entries(context, numbering.descending);
  for (size_t i = 0; i < numbering.entries.size(); ++i) {
    entries.Check(numbering.entries[i], ExpectedFirst(numbering, i));
  }
  SeriesChecker headings(context, false);
  for (const NumberSeries& series : numbering.headings) {
    if (series.numbers.size() >= 3) headings.Check(series, -1);
  }
}

}  // namespace digestlint
