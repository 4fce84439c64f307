#include "checks/style_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace digestlint {

namespace {

bool IsAddressAt(const Document& document, const Line& line, uint32_t at) {
  for (uint32_t r = line.first_run; r < line.run_end; ++r) {
    if (document.runs[r].kind == RunKind::kUrl && document.runs[r].span.begin == at) return true;
  }
  return false;
}

}  // namespace

void ReportPlaces(CheckContext& context, const std::vector<StylePlace>& places,
                  const std::string& problem, const std::string& form, FixSafety safety) {
  if (static_cast<double>(places.size()) <= context.Option("max-places")) {
    for (const StylePlace& place : places) {
      context.Report(place.span, {{"problem", problem}, {"form", form}}, {}, {place.edits, safety});
    }
    return;
  }
  Repair repair{{}, safety};
  for (const StylePlace& place : places) {
    repair.edits.insert(repair.edits.end(), place.edits.begin(), place.edits.end());
  }
  const std::string all =
      fmt::format("{}; {} places, of which this is the first", problem, places.size());
  context.Report(places[0].span, {{"problem", all}, {"form", form}}, {}, std::move(repair)).habit =
      form;
}

size_t OwnForm(std::span<const size_t> counts) {
  size_t best = 0;
  for (size_t i = 1; i < counts.size(); ++i) {
    const size_t best_count = best == 0 ? counts[0] * 2 : counts[best];
    if (counts[i] > best_count) best = i;
  }
  return best;
}

std::string Times(size_t count) {
  return count == 1 ? "once" : count == 2 ? "twice" : fmt::format("{} times", count);
}

Edit ReplaceByFullWidth(const CheckContext& context, uint32_t line, Span mark, std::string form) {
  const Document& document = context.document;
  const Line& place = document.lines[line];
  uint32_t first = mark.begin;
  for (uint32_t r = place.first_run; r < place.run_end; ++r) {
    if (document.runs[r].span.contains(mark)) first = document.runs[r].span.begin;
  }
  if (place.number) first = std::max(first, place.number.gap.end);
  Span span = mark;
  while (span.begin > first && document.text[span.begin - 1] == ' ') --span.begin;
  while (span.end < place.span.end && document.text[span.end] == ' ') ++span.end;
  if (span.begin <= first) span.begin = mark.begin;
  if (span.end == place.span.end || document.text[span.end] == '|' ||
      IsAddressAt(document, place, span.end)) {
    span.end = mark.end;
  }
  return {span, std::move(form)};
}

MarkGroup GroupAt(const std::vector<PunctuationMark>& marks, size_t index) {
  size_t end = index + 1;
  while (end < marks.size() && marks[end].code_point == marks[index].code_point &&
         marks[end].span.begin == marks[end - 1].span.end && marks[end].line == marks[index].line) {
    ++end;
  }
  const PunctuationMark& last = marks[end - 1];
  return {{marks[index].span.begin, last.span.end}, &marks[index], &last, end - index};
}

}  // namespace digestlint
