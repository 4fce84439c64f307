// Full-width and half-width forms of one mark side by side in Chinese prose.
//
// The document's own habit decides, mark by mark; see the rule's page for what counts as prose.
#include <fmt/format.h>

#include <array>
#include <vector>

#include "engine/check.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

struct MarkForms {
  MarkKind kind;
  std::string_view name;
  std::string_view full;
  std::string_view half;
};
constexpr std::array<MarkForms, 6> kMarks = {{
    {MarkKind::kComma, "commas", "，", ","},
    {MarkKind::kFullStop, "full stops", "。", "."},
    {MarkKind::kColon, "colons", "：", ":"},
    {MarkKind::kSemicolon, "semicolons", "；", ";"},
    {MarkKind::kQuestion, "question marks", "？", "?"},
    {MarkKind::kExclamation, "exclamation marks", "！", "!"},
}};

// Titles are other people's, as is what a link quotes.
bool IsInTitle(const Document& document, const PunctuationMark& mark) {
  if (mark.in_link) return true;
  const Line& line = document.lines[mark.line];
  if (line.kind == LineKind::kTableHead || line.role == LineRole::kTitle) return true;
  return line.entry != kNone && document.entries[line.entry].title.contains(mark.span);
}

// Half-width marks have other uses beside Chinese text: 10:30, v1.2, e.g., a list's number.
bool IsHalfInChinese(const PunctuationMark& mark) {
  if (!IsInChinese(mark)) return false;
  switch (mark.kind) {
    case MarkKind::kFullStop:  // only where a sentence ends
      return mark.left == Neighbour::kHan &&
             (mark.right == Neighbour::kHan || mark.right == Neighbour::kNone);
    case MarkKind::kColon:
    case MarkKind::kComma:
      return mark.left != Neighbour::kDigit || mark.right == Neighbour::kHan;
    default:
      return true;
  }
}

class MarkCounter {
 public:
  explicit MarkCounter(const MarkForms& forms) : forms_(forms) {}

  void Add(const PunctuationMark& mark) {
    if (mark.full_width) {
      full_ += mark.left == Neighbour::kHan || mark.right == Neighbour::kHan ? 1 : 0;
    } else if (IsHalfInChinese(mark)) {
      half_.push_back(&mark);
    }
  }

  // `others_full`: other marks of the document are written full-width.
  void Report(CheckContext& context, bool others_full, size_t max_places) const {
    if (half_.empty()) return;
    if (full_ >= half_.size()) {
      const std::string problem =
          fmt::format("half-width “{}” among {} full-width “{}”", forms_.half, full_, forms_.full);
      const bool all = half_.size() <= max_places;
      for (size_t i = 0; i < (all ? half_.size() : 1); ++i) {
        context.Report(half_[i]->span,
                       {{"problem", all ? problem
                                        : fmt::format("{} in {} places, of which this is the first",
                                                      problem, half_.size())}});
      }
    } else if (full_ > 0) {
      context.Report(
          half_[0]->span,
          {{"problem", fmt::format("{} are half-width “{}” in {} places and full-width “{}” in {}",
                                   forms_.name, forms_.half, half_.size(), forms_.full, full_)}});
    } else if (others_full) {
      context.Report(
          half_[0]->span,
          {{"problem", fmt::format("{} in Chinese text are half-width “{}” throughout ({} {}), "
                                   "other marks are full-width",
                                   forms_.name, forms_.half, half_.size(),
                                   half_.size() == 1 ? "place" : "places")}});
    }
  }

  size_t full() const { return full_; }

 private:
  const MarkForms& forms_;
  std::vector<const PunctuationMark*> half_;
  size_t full_ = 0;
};

// (FCAN）: one pair, two widths. Pairs are matched within a line.
void ReportMixedBrackets(CheckContext& context) {
  const auto is_bracket = [](const PunctuationMark& mark) {
    return mark.code_point == '(' || mark.code_point == ')' || mark.code_point == U'（' ||
           mark.code_point == U'）';
  };
  std::vector<const PunctuationMark*> open;
  uint32_t line = kNone;
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    if (!is_bracket(mark)) continue;
    if (mark.line != line) open.clear();
    line = mark.line;
    if (mark.kind == MarkKind::kOpen) {
      open.push_back(&mark);
      continue;
    }
    if (open.empty()) continue;
    const PunctuationMark& left = *open.back();
    open.pop_back();
    if (left.full_width == mark.full_width) continue;
    context.Report(left.span,
                   {{"problem", fmt::format("“{}” is closed with “{}”", context.TextOf(left.span),
                                            context.TextOf(mark.span))}},
                   {{mark.span, "closed here"}});
  }
}

}  // namespace

void CheckMixedPunctuation(CheckContext& context) {
  const Document& document = context.document;
  std::vector<MarkCounter> counters(kMarks.begin(), kMarks.end());
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    for (size_t i = 0; i < kMarks.size(); ++i) {
      if (mark.kind == kMarks[i].kind && !IsInTitle(document, mark)) counters[i].Add(mark);
    }
  }
  for (size_t i = 0; i < counters.size(); ++i) {
    size_t others = 0;
    for (size_t k = 0; k < counters.size(); ++k) others += k == i ? 0 : counters[k].full();
    counters[i].Report(context, others > 0, static_cast<size_t>(context.Option("max-places")));
  }
  ReportMixedBrackets(context);
}

}  // namespace digestlint
