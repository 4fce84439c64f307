#include "baseline/earlier_version.h"

#include <algorithm>
#include <utility>

#include "baseline/line_map.h"

namespace digestlint {

std::vector<EarlierVersion::Place> EarlierVersion::PlacesOf(const Document& document,
                                                            const std::vector<Finding>& findings) {
  const std::vector<Fingerprint> prints = FingerprintsOf(document, findings);
  const std::vector<uint32_t> starts = LineStarts(document.text);
  std::vector<Place> places;
  for (size_t i = 0; i < findings.size(); ++i) {
    const uint32_t at = findings[i].span.begin;
    const auto line = std::upper_bound(starts.begin(), starts.end(), at) - 1;
    places.push_back({findings[i].rule->name, prints[i],
                      static_cast<uint32_t>(line - starts.begin()), at - *line,
                      findings[i].span.in(document.text), !findings[i].habit.empty()});
  }
  return places;
}

EarlierVersion::EarlierVersion(const Document& document, const std::vector<Finding>& findings)
    : text_(document.text), places_(PlacesOf(document, findings)) {}

namespace {

// The earlier lines [first, second) that the new line and its new neighbours replace.
std::pair<uint32_t, uint32_t> LinesInPlaceOf(const std::vector<uint32_t>& lines, uint32_t line) {
  size_t before = line, after = line;
  while (before > 0 && lines[before] == kNewLine) --before;
  while (after + 1 < lines.size() && lines[after] == kNewLine) ++after;
  return {lines[before] == kNewLine ? 0 : lines[before] + 1, lines[after]};
}

}  // namespace

void EarlierVersion::TakeKnown(const Document& now, std::vector<Finding>& findings) const {
  const std::vector<Place> own = PlacesOf(now, findings);
  std::vector<bool> known(findings.size()), used(places_.size());
  const auto match = [&](size_t index, const auto& fits) {
    for (size_t i = 0; i < places_.size() && !known[index]; ++i) {
      if (used[i] || !fits(places_[i])) continue;
      known[index] = used[i] = true;
    }
  };
  for (size_t i = 0; i < own.size(); ++i) {
    match(i, [&](const Place& old) {
      return old.rule == own[i].rule && old.fingerprint == own[i].fingerprint;
    });
  }
  const bool all = std::find(known.begin(), known.end(), false) == known.end();
  const std::vector<uint32_t> lines = all ? std::vector<uint32_t>{} : MapLines(text_, now.text);
  for (size_t i = 0; i < own.size(); ++i) {
    if (known[i] || own[i].is_habit || own[i].line >= lines.size()) continue;
    const uint32_t line = lines[own[i].line];
    if (line != kNewLine) {
      match(i, [&](const Place& old) {
        return old.rule == own[i].rule && old.line == line && old.offset == own[i].offset;
      });
      continue;
    }
    const auto [first, end] = LinesInPlaceOf(lines, own[i].line);
    match(i, [&, first = first, end = end](const Place& old) {
      return old.rule == own[i].rule && old.text == own[i].text && old.line >= first &&
             old.line < end;
    });
  }
  std::vector<Finding> fresh;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (!known[i]) fresh.push_back(std::move(findings[i]));
  }
  findings = std::move(fresh);
}

}  // namespace digestlint
