// Latin letters and digits in full width.
#include <string>
#include <vector>

#include "checks/style_places.h"
#include "text/unicode.h"

namespace digestlint {

namespace {

// In half width the characters would become a part of the address or code beside them.
bool IsGlued(Neighbour side, bool blank) {
  return side == Neighbour::kOpaque && !blank;
}

// Each stretch of such characters, with the marks of its two ends.
std::vector<StylePlace> FindPlaces(const std::vector<PunctuationMark>& marks) {
  std::vector<StylePlace> places;
  for (size_t i = 0; i < marks.size(); ++i) {
    const PunctuationMark& first = marks[i];
    // １、 is a style of numbering; a text may be numbered so throughout.
    if (first.kind != MarkKind::kWide ||
        (first.left == Neighbour::kNone && first.code_point <= U'９'))
      continue;
    std::string narrow;
    const PunctuationMark* last = nullptr;
    for (; i < marks.size() && marks[i].kind == MarkKind::kWide && marks[i].line == first.line &&
           (last == nullptr || last->span.end == marks[i].span.begin);
         ++i) {
      last = &marks[i];
      narrow += static_cast<char>(last->code_point - 0xFEE0);
    }
    --i;
    StylePlace& place = places.emplace_back();
    place.span = {first.span.begin, last->span.end};
    place.edits = {{place.span, narrow}};
    if (IsGlued(first.left, first.blank_left) || IsGlued(last->right, last->blank_right)) {
      place.edits.clear();
    }
  }
  return places;
}

}  // namespace

void CheckFullwidthAlphanumeric(CheckContext& context) {
  const std::vector<StylePlace> places = FindPlaces(context.facts.Punctuation());
  if (static_cast<double>(places.size()) > context.Option("max-places")) {
    ReportPlaces(context, places, "letters and digits in full width",
                 "half-width letters and digits");
    return;
  }
  for (const StylePlace& place : places) {
    ReportPlaces(context, {place},
                 "“" + std::string(context.TextOf(place.span)) + "” is in full width",
                 place.edits.empty() ? "" : "“" + place.edits[0].text + "”");
  }
}

}  // namespace digestlint
