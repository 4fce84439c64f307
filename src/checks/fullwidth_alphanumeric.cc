// Latin letters and digits in full width.
#include <string>
#include <vector>

#include "checks/style_places.h"
#include "text/unicode.h"

namespace digestlint {

void CheckFullwidthAlphanumeric(CheckContext& context) {
  std::vector<StylePlace> places;
  uint32_t line = kNone;
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    if (mark.kind != MarkKind::kWide) continue;
    // １、 is a style of numbering; a text may be numbered so throughout.
    if (mark.left == Neighbour::kNone && mark.code_point <= U'９') continue;
    const bool goes_on =
        !places.empty() && mark.line == line && places.back().span.end == mark.span.begin;
    line = mark.line;
    if (!goes_on) places.push_back({{mark.span.begin, mark.span.begin}, {{mark.span, ""}}});
    places.back().span.end = places.back().edits[0].span.end = mark.span.end;
    places.back().edits[0].text += static_cast<char>(mark.code_point - 0xFEE0);
  }
  if (static_cast<double>(places.size()) > context.Option("max-places")) {
    ReportPlaces(context, places, "letters and digits in full width",
                 "half-width letters and digits");
    return;
  }
  for (const StylePlace& place : places) {
    ReportPlaces(context, {place},
                 "“" + std::string(context.TextOf(place.span)) + "” is in full width",
                 "“" + place.edits[0].text + "”");
  }
}

}  // namespace digestlint
