// One term in two translations.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checks/listed_words.h"
#include "checks/style_places.h"

namespace digestlint {
namespace {

struct Translation {
  std::string_view word;
  std::vector<StylePlace> places;
};

}  // namespace

void CheckMixedTranslation(CheckContext& context) {
  std::map<std::string_view, std::vector<Translation>> terms;  // by what is translated
  for (const WordHit& hit : OwnWordHits(context)) {
    std::vector<Translation>& translations = terms[hit.word->value];
    auto own = std::find_if(translations.begin(), translations.end(),
                            [&](const auto& each) { return each.word == hit.word->text; });
    if (own == translations.end()) {
      own = translations.insert(own, {hit.word->text, {}});
    }
    own->places.push_back({hit.span, {}});
  }
  for (auto& [term, translations] : terms) {
    // The first of the most frequent ones is the document's own.
    const auto usual = std::max_element(
        translations.begin(), translations.end(),
        [](const auto& a, const auto& b) { return a.places.size() < b.places.size(); });
    const std::string form(usual->word);
    for (Translation& other : translations) {
      if (other.word == usual->word) continue;
      for (StylePlace& place : other.places) place.edits = {{place.span, form}};
      ReportPlaces(context, other.places,
                   fmt::format("“{}” for {}, but “{}” elsewhere ({})", other.word, term, form,
                               Times(usual->places.size())),
                   fmt::format("write “{}”", form), FixSafety::kUnsafe);
    }
  }
}

}  // namespace digestlint
