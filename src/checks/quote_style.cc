// Quotation marks of several kinds in one Chinese text.
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "checks/style_places.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

enum Form : size_t { kCurly, kStraight, kCorner, kForms };
struct QuoteForm {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<QuoteForm, kForms> kQuotes = {{{"“", "”"}, {"\"", "\""}, {"「", "」"}}};

struct QuotePair {
  const PunctuationMark* open;
  const PunctuationMark* close;
  Form form;
};

std::optional<Form> FormOf(const PunctuationMark& mark) {
  switch (mark.code_point) {
    case U'“':
    case U'”':
      return kCurly;
    case U'「':
    case U'」':
      return kCorner;
    case U'"':
      return kStraight;
    default:
      return std::nullopt;
  }
}

bool HasHan(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    if (IsHan(d.code_point)) return true;
    i += d.size;
  }
  return false;
}

// Quotes in Chinese prose: around Chinese words, or around Latin ones in a Chinese sentence.
// key="值" and ["值"] are code, 13"和15" are inches.
bool IsInProse(const CheckContext& context, const QuotePair& pair) {
  const auto fits = [](Neighbour side) {
    return side == Neighbour::kHan || side == Neighbour::kFullMark || side == Neighbour::kNone;
  };
  const Span inside = {pair.open->span.end, pair.close->span.begin};
  if (inside.empty() || pair.open->blank_right || pair.close->blank_left) return false;
  const Neighbour left = pair.open->left, right = pair.close->right;
  if (pair.form == kStraight && left == Neighbour::kDigit) return false;
  if (HasHan(context.TextOf(inside))) {
    return left != Neighbour::kHalfMark && right != Neighbour::kHalfMark;
  }
  return fits(left) && fits(right) && (left == Neighbour::kHan || right == Neighbour::kHan);
}

// The quotation marks of one line.
class LineQuotes {
 public:
  void Add(const PunctuationMark& mark, Form form) {
    straight_ += form == kStraight ? 1 : 0;
    marks_.push_back({&mark, form});
  }

  // Appends the pairs that hold no other quotation mark. A straight mark closes what another one
  // opened, so an odd number of them tells nothing.
  void Finish(std::vector<QuotePair>& pairs) {
    const bool lonely = straight_ % 2 != 0;
    size_t straight = 0;
    for (size_t i = 0; i + 1 < marks_.size(); ++i) {
      const auto& [open, form] = marks_[i];
      const auto& [close, other] = marks_[i + 1];
      const bool inside_straight = straight % 2 != 0;
      straight += form == kStraight ? 1 : 0;
      if (form != other || open->in_quotation || inside_straight) continue;
      const bool fits = form == kStraight
                            ? !lonely
                            : open->kind == MarkKind::kOpen && close->kind == MarkKind::kClose;
      if (fits) pairs.push_back({open, close, form});
    }
    marks_.clear();
    straight_ = 0;
  }

 private:
  struct Quote {
    const PunctuationMark* mark;
    Form form;
  };
  std::vector<Quote> marks_;
  size_t straight_ = 0;
};

std::vector<QuotePair> FindPairs(CheckContext& context) {
  std::vector<QuotePair> pairs;
  LineQuotes quotes;
  uint32_t line = kNone;
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    const std::optional<Form> form = FormOf(mark);
    if (!form || IsOthersWords(context.document, mark)) continue;
    if (mark.line != line) quotes.Finish(pairs);
    line = mark.line;
    quotes.Add(mark, *form);
  }
  quotes.Finish(pairs);
  return pairs;
}

}  // namespace

void CheckQuoteStyle(CheckContext& context) {
  std::array<std::vector<QuotePair>, kForms> found;
  std::array<size_t, kForms> counts{};
  for (const QuotePair& pair : FindPairs(context)) {
    if (!IsInProse(context, pair)) continue;
    found[pair.form].push_back(pair);
    // Straight quotes are no form of Chinese text, as half-width commas are none.
    if (pair.form != kStraight) ++counts[pair.form];
  }
  const size_t own = OwnForm(counts);
  const QuoteForm& form = kQuotes[own];
  for (size_t other = 0; other < kForms; ++other) {
    if (other == own || found[other].empty()) continue;
    // A name or a quotation may keep the marks of its source; only odd ones out are slips.
    const auto odd = static_cast<double>(found[other].size()) * context.Option("min-ratio");
    if (other != kStraight && static_cast<double>(counts[own]) < odd) continue;
    std::vector<StylePlace> places;
    for (const auto& [open, close, unused] : found[other]) {
      places.push_back(
          {{open->span.begin, close->span.end},
           {ReplaceByFullWidth(context, open->line, open->span, std::string(form.open)),
            ReplaceByFullWidth(context, close->line, close->span, std::string(form.close))}});
    }
    const std::string beside = counts[own] == 0 ? std::string("in Chinese text")
                                                : fmt::format("beside {}{} ({})", form.open,
                                                              form.close, Times(counts[own]));
    ReportPlaces(context, places,
                 fmt::format("the quotation marks {}{} stand {}", kQuotes[other].open,
                             kQuotes[other].close, beside),
                 fmt::format("{}{}", form.open, form.close),
                 other == kStraight ? FixSafety::kSafe : FixSafety::kUnsafe);
  }
}

}  // namespace digestlint
