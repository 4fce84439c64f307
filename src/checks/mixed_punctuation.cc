// Full-width and half-width forms of one mark side by side in Chinese prose.
//
// The document's own habit decides, mark by mark; see the rule's page for what counts as prose.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "checks/style_places.h"
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

// :-) ;) : ) :D and the like.
bool IsEmoticon(std::string_view text, const PunctuationMark& mark) {
  std::string_view rest = text.substr(mark.span.end, 3);
  if (rest.starts_with(" )")) return true;
  if (rest.starts_with('-')) rest.remove_prefix(1);
  if (rest.empty() || std::string_view("()DPpOo|/").find(rest[0]) == std::string_view::npos)
    return false;
  // "结果:(见表 2)" opens a remark.
  if (rest[0] == '(') {
    const size_t next = static_cast<size_t>(rest.data() - text.data()) + 1;
    return next >= text.size() || !IsAlphanumeric(DecodeAt(text, next).code_point);
  }
  return rest[0] == ')' || rest.size() < 2 || !IsAlphanumeric(static_cast<unsigned char>(rest[1]));
}

// ",，" and "，,": one mark too many, which repeated-punctuation reports.
bool IsDoubled(std::string_view text, const PunctuationMark& mark) {
  static constexpr std::u32string_view kMarks = U"，。、；：";
  const auto is_mark = [](char32_t c) { return kMarks.find(c) != std::u32string_view::npos; };
  return (mark.span.end < text.size() && is_mark(DecodeAt(text, mark.span.end).code_point)) ||
         (mark.span.begin > 0 && is_mark(DecodeBefore(text, mark.span.begin).code_point));
}

// Half-width marks have other uses beside Chinese text: 10:30, v1.2, e.g., a list's number.
bool IsHalfInChinese(std::string_view text, const PunctuationMark& mark) {
  if (!IsInChinese(mark) || IsDoubled(text, mark)) return false;
  switch (mark.kind) {
    case MarkKind::kFullStop:  // only where a sentence ends
      return mark.left == Neighbour::kHan &&
             (mark.right == Neighbour::kHan || mark.right == Neighbour::kNone);
    case MarkKind::kSemicolon:
      return !IsEmoticon(text, mark);
    case MarkKind::kColon:
      if (IsEmoticon(text, mark)) return false;
      [[fallthrough]];
    case MarkKind::kComma:
      return mark.left != Neighbour::kDigit || mark.right == Neighbour::kHan;
    default:
      return true;
  }
}

class MarkCounter {
 public:
  explicit MarkCounter(const MarkForms& forms) : forms_(forms) {}

  void Add(std::string_view text, const PunctuationMark& mark) {
    if (mark.full_width) {
      full_ += mark.left == Neighbour::kHan || mark.right == Neighbour::kHan ? 1 : 0;
    } else if (IsHalfInChinese(text, mark)) {
      half_.push_back(&mark);
    }
  }

  // `others_full`: other marks of the document are written full-width.
  void Report(CheckContext& context, bool others_full, size_t max_places) const {
    if (half_.empty()) return;
    // One of each is no habit, unless the other marks show one.
    if (full_ == half_.size() && !others_full) return;
    if (full_ >= half_.size()) {
      const std::string problem =
          fmt::format("half-width “{}” among {} full-width “{}”", forms_.half, full_, forms_.full);
      const bool all = half_.size() <= max_places;
      if (!all) {
        ReportAll(context, fmt::format("{} in {} places, of which this is the first", problem,
                                       half_.size()));
        return;
      }
      for (const PunctuationMark* mark : half_) {
        context.Report(mark->span, {{"problem", problem}, {"form", std::string(forms_.full)}}, {},
                       {{ToFull(context, *mark)}});
      }
    } else if (full_ > 0) {
      ReportAll(context,
                fmt::format("{} are half-width “{}” in {} places and full-width “{}” in {}",
                            forms_.name, forms_.half, half_.size(), forms_.full, full_));
    } else if (others_full) {
      ReportAll(context, fmt::format("{} in Chinese text are half-width “{}” throughout ({} {}), "
                                     "other marks are full-width",
                                     forms_.name, forms_.half, half_.size(),
                                     half_.size() == 1 ? "place" : "places"));
    }
  }

  size_t full() const { return full_; }

 private:
  Edit ToFull(const CheckContext& context, const PunctuationMark& mark) const {
    return ReplaceByFullWidth(context, mark.line, mark.span, std::string(forms_.full));
  }

  // One finding, at the first place, that repairs all of them.
  void ReportAll(CheckContext& context, const std::string& problem) const {
    Repair repair;
    for (const PunctuationMark* mark : half_) repair.edits.push_back(ToFull(context, *mark));
    context
        .Report(half_[0]->span, {{"problem", problem}, {"form", std::string(forms_.full)}}, {},
                std::move(repair))
        .habit = forms_.name;
  }

  const MarkForms& forms_;
  std::vector<const PunctuationMark*> half_;
  size_t full_ = 0;
};

struct BracketPair {
  const PunctuationMark* open;
  const PunctuationMark* close;
};

bool IsRoundBracket(char32_t c) {
  return c == '(' || c == ')' || c == U'（' || c == U'）';
}

// [text](https://…）: the bracket is a link's, which malformed-link reports.
bool OpensAddress(std::string_view text, const PunctuationMark& mark) {
  return mark.span.begin > 0 && text[mark.span.begin - 1] == ']' &&
         text.substr(mark.span.end).starts_with("http");
}

// Pairs are matched within a line.
std::vector<BracketPair> FindBracketPairs(CheckContext& context) {
  std::vector<BracketPair> pairs;
  std::vector<const PunctuationMark*> open;
  uint32_t line = kNone;
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    if (!IsRoundBracket(mark.code_point)) continue;
    if (mark.line != line) open.clear();
    line = mark.line;
    if (mark.kind == MarkKind::kOpen) {
      open.push_back(&mark);
    } else if (!open.empty()) {
      if (!OpensAddress(context.document.text, *open.back())) pairs.push_back({open.back(), &mark});
      open.pop_back();
    }
  }
  return pairs;
}

// (FCAN）: one pair, two widths. The repair takes the width that most other pairs have.
void ReportMixedBrackets(CheckContext& context) {
  const std::vector<BracketPair> pairs = FindBracketPairs(context);
  const auto width = [&](bool full) {
    return std::count_if(pairs.begin(), pairs.end(), [&](const BracketPair& pair) {
      return pair.open->full_width == full && pair.close->full_width == full;
    });
  };
  const bool to_full = width(true) >= width(false);
  for (const auto& [open, close] : pairs) {
    if (open->full_width == close->full_width) continue;
    const PunctuationMark& wrong = open->full_width == to_full ? *close : *open;
    const bool opens = wrong.kind == MarkKind::kOpen;
    const std::string form = to_full ? (opens ? "（" : "）") : (opens ? "(" : ")");
    context.Report(open->span,
                   {{"problem", fmt::format("“{}” is closed with “{}”", context.TextOf(open->span),
                                            context.TextOf(close->span))},
                    {"form", form}},
                   {{close->span, "closed here"}}, {{{wrong.span, form}}});
  }
}

}  // namespace

void CheckMixedPunctuation(CheckContext& context) {
  const Document& document = context.document;
  std::vector<MarkCounter> counters(kMarks.begin(), kMarks.end());
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    for (size_t i = 0; i < kMarks.size(); ++i) {
      if (mark.kind == kMarks[i].kind && !IsInTitle(document, mark))
        counters[i].Add(document.text, mark);
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
