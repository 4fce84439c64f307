// Names and abbreviations that are not written in the case of their own.
#include <fmt/format.h>

#include <map>
#include <utility>

#include "checks/listed_words.h"
#include "checks/span_search.h"
#include "checks/style_places.h"

namespace digestlint {
namespace {

// The word's value lists the accepted spellings, the preferred one first: "NVIDIA|Nvidia".
std::string_view Preferred(std::string_view value) {
  return value.substr(0, value.find('|'));
}

bool IsAccepted(std::string_view written, std::string_view value) {
  while (!value.empty()) {
    const std::string_view spelling = Preferred(value);
    if (written == spelling) return true;
    value.remove_prefix(std::min(value.size(), spelling.size() + 1));
  }
  return false;
}

// The word is the label of what follows, alone before a colon at the start of its line: a series
// writes its labels as it likes.
bool IsLabel(const Document& document, Span word) {
  const uint32_t index = FindLine(document, word.begin);
  if (index == kNone || document.lines[index].span.begin != word.begin) return false;
  const std::string_view after = document.text.substr(word.end);
  return after.starts_with(':') || after.starts_with("：");
}

}  // namespace

void CheckTermCasing(CheckContext& context) {
  // A name that its entry's title coins is written as there: one finding is enough.
  const std::vector<Span> coined = context.ReportedBy("name-mismatch");
  // By the preferred spelling and the one that is written.
  std::map<std::pair<std::string_view, std::string_view>, std::vector<StylePlace>> places;
  for (const WordHit& hit : OwnWordHits(context)) {
    const std::string_view value = hit.word->value;
    if (IsAccepted(context.TextOf(hit.span), value)) continue;
    if (IsLabel(context.document, hit.span) || OverlapsOne(coined, hit.span)) continue;
    const std::string spelling(Preferred(value));
    places[{Preferred(value), context.TextOf(hit.span)}].push_back(
        {hit.span, {{hit.span, spelling}}});
  }
  for (const auto& [spellings, wrong] : places) {
    const auto& [spelling, written] = spellings;
    ReportPlaces(context, wrong, fmt::format("“{}” is written “{}”", written, spelling),
                 fmt::format("write “{}”", spelling), FixSafety::kUnsafe);
  }
}

}  // namespace digestlint
