// Entries of one list that are numbered in another manner than most of it.
#include <array>

#include "engine/check.h"

namespace digestlint {

void CheckMixedNumberingStyle(CheckContext& context) {
  const Document& document = context.document;
  for (size_t first = 0, end = 0; first < document.entries.size(); first = end) {
    std::array<size_t, 16> count{};
    size_t numbered = 0;
    for (end = first; end < document.entries.size() &&
                      document.entries[end].section == document.entries[first].section;
         ++end) {
      if (!document.entries[end].number) continue;
      ++numbered;
      ++count[static_cast<size_t>(document.entries[end].number.style)];
    }
    size_t most = 0;
    for (size_t style = 1; style < count.size(); ++style) {
      if (count[style] > count[most]) most = style;
    }
    if (numbered < 3 || count[most] == numbered || count[most] * 3 < numbered * 2) continue;
    const auto style = static_cast<NumberStyle>(most);
    for (size_t i = first; i < end; ++i) {
      const Number& number = document.entries[i].number;
      if (!number || number.style == style) continue;
      context.Report(number.span, {{"number", std::string(context.TextOf(number.span))},
                                   {"style", std::string(NumberStyleExample(style))}});
    }
  }
}

}  // namespace digestlint
