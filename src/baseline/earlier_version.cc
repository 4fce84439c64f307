#include "baseline/earlier_version.h"

#include <algorithm>
#include <set>
#include <utility>

#include "baseline/line_map.h"
#include "facts/entry_label.h"

namespace digestlint {

namespace {

// Three fifths of the longer one stand at the start and the end of both.
bool IsMuchTheSame(std::string_view a, std::string_view b) {
  const size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  size_t same = 0, back = 0;
  while (same < shorter && a[same] == b[same]) ++same;
  while (back < shorter - same && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  return (same + back) * 5 >= longer * 3;
}

// The earlier lines [first, second) that the new line and its new neighbours replace.
std::pair<uint32_t, uint32_t> LinesInPlaceOf(const std::vector<uint32_t>& lines, uint32_t line) {
  size_t before = line, after = line;
  while (before > 0 && lines[before] == kNewLine) --before;
  while (after + 1 < lines.size() && lines[after] == kNewLine) ++after;
  return {lines[before] == kNewLine ? 0 : lines[before] + 1, lines[after]};
}

}  // namespace

std::vector<EarlierVersion::Place> EarlierVersion::PlacesOf(const Document& document,
                                                            const std::vector<Finding>& findings) {
  const std::vector<Fingerprint> prints = FingerprintsOf(document, findings);
  const std::vector<uint32_t> starts = LineStarts(document.text);
  std::vector<Place> places;
  for (size_t i = 0; i < findings.size(); ++i) {
    Place place;
    const uint32_t at = findings[i].span.begin;
    const auto line = std::upper_bound(starts.begin(), starts.end(), at) - 1;
    place.rule = findings[i].rule->name;
    place.fingerprint = prints[i];
    place.line = static_cast<uint32_t>(line - starts.begin());
    place.offset = at - *line;
    place.text = findings[i].span.in(document.text);
    place.line_text = document.text.substr(*line, document.text.find('\n', *line) - *line);
    if (const Entry* entry = EntryAt(document, at)) place.entry = TitleKey(document, entry->title);
    place.is_habit = !findings[i].habit.empty();
    places.push_back(std::move(place));
  }
  return places;
}

EarlierVersion::EarlierVersion(const Document& document, const std::vector<Finding>& findings)
    : text_(document.text), places_(PlacesOf(document, findings)) {}

void EarlierVersion::TakeKnown(const Document& now, std::vector<Finding>& findings) const {
  const std::vector<Place> own = PlacesOf(now, findings);
  std::vector<bool> known(findings.size()), used(places_.size());
  const auto match_all = [&](const auto& fits) {
    for (size_t n = 0; n < own.size(); ++n) {
      for (size_t i = 0; i < places_.size() && !known[n]; ++i) {
        if (used[i] || places_[i].rule != own[n].rule || !fits(places_[i], own[n])) continue;
        known[n] = used[i] = true;
      }
    }
  };
  const auto all_known = [&] {
    return std::find(known.begin(), known.end(), false) == known.end();
  };
  match_all([](const Place& old, const Place& is) { return old.fingerprint == is.fingerprint; });
  match_all([](const Place& old, const Place& is) {
    return !is.is_habit && old.offset == is.offset && old.line_text == is.line_text;
  });
  if (!all_known()) {
    const std::vector<uint32_t> lines = MapLines(text_, now.text);
    std::set<std::string> entries;
    for (const Entry& entry : now.entries) entries.insert(TitleKey(now, entry.title));
    match_all([&](const Place& old, const Place& is) {
      if (is.is_habit || is.line >= lines.size() || lines[is.line] != kNewLine) return false;
      const auto [first, end] = LinesInPlaceOf(lines, is.line);
      return old.text == is.text && old.line >= first && old.line < end &&
             (old.entry.empty() || !entries.contains(old.entry)) &&
             IsMuchTheSame(old.line_text, is.line_text);
    });
  }
  std::vector<Finding> fresh;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (!known[i]) fresh.push_back(std::move(findings[i]));
  }
  findings = std::move(fresh);
}

}  // namespace digestlint
