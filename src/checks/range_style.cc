// Ranges of numbers written with several marks in one text: 1.29–1.92, 2B-4B.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "checks/style_places.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr std::array<std::string_view, 5> kForms = {"-", "–", "—", "~", "～"};

std::optional<size_t> FormOf(std::string_view mark) {
  for (size_t i = 0; i < kForms.size(); ++i) {
    if (kForms[i] == mark) return i;
  }
  return std::nullopt;
}

bool IsLetterAt(std::string_view text, size_t at) {
  return at < text.size() && IsAsciiLetter(static_cast<unsigned char>(text[at]));
}

bool IsDigitAt(std::string_view text, size_t at) {
  return at < text.size() && IsAsciiDigit(static_cast<unsigned char>(text[at]));
}

// A number and what it counts: 1.92, 4B, 80%, 3天.
struct Quantity {
  std::string_view number;
  std::string_view unit;
};

constexpr size_t kMaxUnit = 3;  // bytes: GB, pp, ms, × and 天

// A unit is letters, one percent sign or one other character.
bool IsUnit(std::string_view text) {
  if (text.empty() || text == "%") return true;
  if (IsLetterAt(text, 0)) {
    size_t i = 0;
    while (IsLetterAt(text, i)) ++i;
    return i == text.size();
  }
  return static_cast<unsigned char>(text[0]) >= 0x80 && DecodeAt(text, 0).size == text.size();
}

// The quantity that ends at `end`. It must stand alone: GPT-4, v2.1 and 2024-03 are no quantities.
std::optional<Quantity> QuantityBefore(std::string_view text, size_t end) {
  size_t number_end = end;
  while (number_end > 0 && !IsDigitAt(text, number_end - 1)) {
    if (end - --number_end > kMaxUnit) return std::nullopt;
  }
  size_t begin = number_end;
  while (begin > 0 && (IsDigitAt(text, begin - 1) || text[begin - 1] == '.')) --begin;
  const Quantity quantity = {text.substr(begin, number_end - begin),
                             text.substr(number_end, end - number_end)};
  if (quantity.number.empty() || !IsUnit(quantity.unit)) return std::nullopt;
  if (begin == 0) return quantity;
  constexpr std::string_view kJoining = "-_/:.#@,";
  const char before = text[begin - 1];
  const Decoded character = DecodeBefore(text, begin);
  if (IsLetterAt(text, begin - 1) || kJoining.find(before) != std::string_view::npos ||
      character.code_point == U'–' || character.code_point == U'—')
    return std::nullopt;
  // ~5–10 is about so many, 12~21-30 is something else.
  if (before == '~' && begin > 1 && IsAlphanumeric(DecodeBefore(text, begin - 1).code_point))
    return std::nullopt;
  return quantity;
}

std::optional<Quantity> QuantityAfter(std::string_view text, size_t begin) {
  size_t end = begin;
  while (IsDigitAt(text, end) ||
         (end < text.size() && text[end] == '.' && IsDigitAt(text, end + 1)))
    ++end;
  if (end == begin) return std::nullopt;
  size_t unit_end = end;
  if (unit_end < text.size() && !IsLetterAt(text, unit_end)) {
    const Decoded next = DecodeAt(text, unit_end);
    if (next.code_point == '%' || next.size > 1) unit_end += next.size;
  } else {
    while (IsLetterAt(text, unit_end)) ++unit_end;
  }
  if (IsLetterAt(text, end) && unit_end - end > kMaxUnit) return std::nullopt;
  constexpr std::string_view kJoining = "-_/:#@~";
  if (unit_end < text.size() &&
      (kJoining.find(text[unit_end]) != std::string_view::npos || IsDigitAt(text, unit_end)))
    return std::nullopt;
  return Quantity{text.substr(begin, end - begin), text.substr(end, unit_end - end)};
}

// Four digits are years, dates or pages, and have their own habits; so have numbers like 0520.
bool IsPlainNumber(std::string_view number) {
  const size_t digits =
      number.find('.') == std::string_view::npos ? number.size() : number.find('.');
  return digits > 0 && digits < 4 && (digits == 1 || number[0] != '0') &&
         number.find('.', digits + 1) == std::string_view::npos;
}

bool IsRange(std::string_view line, Span mark) {
  const std::optional<Quantity> from = QuantityBefore(line, mark.begin);
  if (!from) return false;
  const std::optional<Quantity> to = QuantityAfter(line, mark.end);
  if (!to || !IsPlainNumber(from->number) || !IsPlainNumber(to->number)) return false;
  if (!from->unit.empty() && from->unit != to->unit) return false;
  return std::strtod(std::string(from->number).c_str(), nullptr) <
         std::strtod(std::string(to->number).c_str(), nullptr);
}

}  // namespace

void CheckRangeStyle(CheckContext& context) {
  const Document& document = context.document;
  std::array<std::vector<Span>, kForms.size()> found;
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    if (mark.kind != MarkKind::kDash && mark.kind != MarkKind::kTilde) continue;
    if (mark.blank_left || mark.blank_right || mark.right != Neighbour::kDigit) continue;
    if (IsOthersWords(document, mark)) continue;
    const std::optional<size_t> form = FormOf(context.TextOf(mark.span));
    const Span line = document.lines[mark.line].span;
    const Span in_line = {mark.span.begin - line.begin, mark.span.end - line.begin};
    if (form && IsRange(context.TextOf(line), in_line)) found[*form].push_back(mark.span);
  }
  // The most frequent form; where two are as frequent, the one that comes first.
  size_t own = 0;
  for (size_t form = 1; form < kForms.size(); ++form) {
    const auto& best = found[own];
    const auto& each = found[form];
    if (each.size() > best.size() ||
        (!each.empty() && each.size() == best.size() && each[0].begin < best[0].begin)) {
      own = form;
    }
  }
  // Where no form is the most frequent one, a person should say which is meant.
  const bool tie = std::count_if(found.begin(), found.end(), [&](const auto& each) {
                     return each.size() == found[own].size();
                   }) > 1;
  // In Markdown two tildes strike out what stands between them.
  const bool repairs = document.format == Format::kPlain || kForms[own] != "~";
  for (size_t form = 0; form < kForms.size(); ++form) {
    if (form == own || found[form].empty()) continue;
    std::vector<StylePlace> places;
    for (const Span span : found[form]) {
      places.push_back({span, {}});
      if (repairs) places.back().edits.push_back({span, std::string(kForms[own])});
    }
    ReportPlaces(context, places,
                 fmt::format("a range with “{}” beside “{}” ({})", kForms[form], kForms[own],
                             Times(found[own].size())),
                 std::string(kForms[own]), tie ? FixSafety::kUnsafe : FixSafety::kSafe);
  }
}

}  // namespace digestlint
