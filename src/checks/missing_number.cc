// One entry without a number in a numbered list.
#include "engine/check.h"

namespace digestlint {
namespace {

constexpr size_t kMinNumbered = 2;

}  // namespace

void CheckMissingNumber(CheckContext& context) {
  const Document& document = context.document;
  for (size_t first = 0, end = 0; first < document.entries.size(); first = end) {
    size_t numbered = 0;
    for (end = first; end < document.entries.size() &&
                      document.entries[end].section == document.entries[first].section;
         ++end) {
      if (document.entries[end].number) ++numbered;
    }
    const size_t total = end - first;
    if (numbered < kMinNumbered || numbered == total || (total - numbered) * 3 > total) continue;
    for (size_t i = first; i < end; ++i) {
      const Entry& entry = document.entries[i];
      if (entry.number) continue;
      const Span place = entry.title.empty() ? document.lines[entry.first_line].span : entry.title;
      context.Report(place,
                     {{"count", std::to_string(numbered)}, {"total", std::to_string(total - 1)}});
    }
  }
}

}  // namespace digestlint
