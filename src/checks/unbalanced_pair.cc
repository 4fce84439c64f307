// An opening bracket or quote without its closing one in the same paragraph, or the reverse.
#include <algorithm>
#include <string>
#include <vector>

#include "engine/check.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// Marks of one family close each other whatever their width: (…） is for mixed-punctuation.
char32_t Family(char32_t c) {
  switch (c) {
    case '(':
    case ')':
    case U'（':
    case U'）':
      return '(';
    case '[':
    case ']':
      return '[';
    case U'《':
    case U'》':
      return U'《';
    case U'〈':
    case U'〉':
      return U'〈';
    case U'「':
    case U'」':
      return U'「';
    case U'『':
    case U'』':
      return U'『';
    case U'【':
    case U'】':
      return U'【';
    case U'〔':
    case U'〕':
      return U'〔';
    case U'“':
    case U'”':
      return U'“';
    default:
      return 0;
  }
}

// Square brackets are also list numbers, citations and code.
bool Counts(const PunctuationMark& mark) {
  if (mark.kind != MarkKind::kOpen && mark.kind != MarkKind::kClose) return false;
  return mark.code_point != '[' && mark.code_point != ']';
}

// [0, 1) and (0, 1]: an interval that is open on one side only. The length of one that begins at
// `offset`, or 0.
uint32_t IntervalSize(std::string_view text, uint32_t offset) {
  constexpr size_t kMaxSize = 32;
  const char open = text[offset];
  if (open != '(' && open != '[') return 0;
  const std::string_view rest = text.substr(offset + 1, kMaxSize);
  const size_t close = rest.find_first_of("()[]\n");
  if (close == std::string_view::npos) return 0;
  if (rest[close] != (open == '(' ? ']' : ')')) return 0;
  const std::string_view inside = rest.substr(0, close);
  const size_t comma = std::min(inside.find(','), inside.find("，"));
  if (comma == std::string_view::npos || comma == 0) return 0;
  for (const std::string_view bound : {inside.substr(0, comma), inside.substr(comma + 1)}) {
    if (bound.size() > 12) return 0;
  }
  return static_cast<uint32_t>(close) + 2;
}

class BlockChecker {
 public:
  explicit BlockChecker(CheckContext& context) : context_(context) {}

  void Mark(const PunctuationMark& mark) {
    if (mark.kind == MarkKind::kOpen) {
      open_.push_back(&mark);
      too_deep_ |= open_.size() > kMaxDepth;
      return;
    }
    if (too_deep_) return;
    for (size_t i = open_.size(); i-- > 0;) {
      if (Family(open_[i]->code_point) != Family(mark.code_point)) continue;
      for (size_t k = i + 1; k < open_.size(); ++k) lonely_.push_back(open_[k]);
      open_.resize(i);
      return;
    }
    lonely_.push_back(&mark);
  }

  void Finish() {
    if (!too_deep_) lonely_.insert(lonely_.end(), open_.begin(), open_.end());
    open_.clear();
    too_deep_ = false;
    // Many lonely marks mean that the paragraph is no prose: a drawing, an index, a formula.
    if (lonely_.size() <= 2) {
      for (const PunctuationMark* mark : lonely_) {
        const bool quote = Family(mark->code_point) == U'“';
        if (quote) quotes_.push_back(mark);
        if (!quote) Report(*mark);
      }
    }
    lonely_.clear();
  }

  // A quotation may run over several paragraphs: each may open it again, the last one closes it.
  void FinishDocument() {
    Finish();
    for (size_t i = 0; i < quotes_.size(); ++i) {
      const bool opens = quotes_[i]->kind == MarkKind::kOpen;
      if (opens && IsOpenedAgain(*quotes_[i])) continue;
      if (opens && i + 1 < quotes_.size() && quotes_[i + 1]->kind == MarkKind::kClose) {
        ++i;  // closed by it
        continue;
      }
      Report(*quotes_[i]);
    }
  }

 private:
  // The next quotation mark opens a paragraph.
  bool IsOpenedAgain(const PunctuationMark& quote) const {
    const auto& marks = context_.facts.Punctuation();
    for (auto next = static_cast<size_t>(&quote - marks.data()) + 1; next < marks.size(); ++next) {
      if (Family(marks[next].code_point) != U'“') continue;
      return marks[next].kind == MarkKind::kOpen && marks[next].left == Neighbour::kNone;
    }
    return false;
  }

  void Report(const PunctuationMark& mark) {
    const bool opens = mark.kind == MarkKind::kOpen;
    if (!mark.full_width && !IsHalfWidthSlip(mark)) return;
    // 1）, 一）, a）: a list number.
    if (!opens && mark.code_point == U'）' && (ClosesSmallNumber(mark) || IsNumberLike(mark)))
      return;
    std::string sign;
    AppendUtf8(mark.code_point, sign);
    context_.Report(mark.span, {{"problem", opens ? sign + " is never closed in this paragraph"
                                                  : sign + " was never opened in this paragraph"}});
  }

  // [text](address)): what the link itself needs is no mark of the text.
  bool FollowsLink(const PunctuationMark& mark) const {
    const Document& document = context_.document;
    const auto& links = document.links;
    const Line& line = document.lines[mark.line];
    return std::any_of(links.begin() + line.first_link, links.begin() + line.link_end,
                       [&](const Link& link) {
                         return link.kind == LinkKind::kInline && link.span.end == mark.span.begin;
                       });
  }

  // Half-width brackets are also list numbers, emoticons and intervals: those beside a Chinese word
  // count, and those that open before a Latin word, as a remark in brackets does, or close one.
  bool IsHalfWidthSlip(const PunctuationMark& mark) const {
    const bool opens = mark.kind == MarkKind::kOpen;
    if (!opens && FollowsLink(mark)) return true;
    if (!opens && mark.left == Neighbour::kLatin && !mark.blank_left) return ClosesWord(mark);
    if (IsInChinese(mark)) {
      return mark.left == Neighbour::kHan && (opens || !IsNumberLike(mark));
    }
    return opens && mark.blank_left && mark.left == Neighbour::kLatin &&
           mark.right == Neighbour::kLatin && !mark.blank_right;
  }

  // "such as RoBERTa) and": three letters or more, but for iii) and the like.
  bool ClosesWord(const PunctuationMark& mark) const {
    const std::string_view before = context_.document.text.substr(0, mark.span.begin);
    size_t begin = before.size();
    while (begin > 0 && IsAsciiLetter(static_cast<unsigned char>(before[begin - 1]))) --begin;
    const std::string_view word = before.substr(begin);
    return word.size() >= 3 && word.find_first_not_of("ivxIVX") != std::string_view::npos &&
           (mark.right == Neighbour::kHan || mark.right == Neighbour::kFullMark ||
            mark.right == Neighbour::kLatin || mark.right == Neighbour::kHalfMark);
  }

  // 1）, 12）; 2022） is a year that was in brackets.
  bool ClosesSmallNumber(const PunctuationMark& mark) const {
    const std::string_view before = context_.document.text.substr(0, mark.span.begin);
    const size_t digits = before.size() - (before.find_last_not_of("0123456789") + 1);
    return mark.left == Neighbour::kDigit && digits <= 2;
  }

  // At most two characters stand between the line's start and the mark.
  bool IsNumberLike(const PunctuationMark& mark) const {
    const Span line = context_.document.lines[mark.line].span;
    return mark.span.begin - line.begin <= 6;
  }

  CheckContext& context_;
  static constexpr size_t kMaxDepth = 64;  // brackets so deep are no prose

  std::vector<const PunctuationMark*> open_;
  bool too_deep_ = false;
  std::vector<const PunctuationMark*> lonely_;
  std::vector<const PunctuationMark*> quotes_;  // lonely ones of the whole document
};

}  // namespace

void CheckUnbalancedPair(CheckContext& context) {
  const auto& lines = context.document.lines;
  BlockChecker checker(context);
  uint32_t block = kNone;
  uint32_t interval_end = 0;
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    if (mark.span.begin < interval_end) continue;
    if (const uint32_t size = IntervalSize(context.document.text, mark.span.begin); size > 0) {
      interval_end = mark.span.begin + size;
      continue;
    }
    if (!Counts(mark)) continue;
    if (lines[mark.line].block != block) {
      checker.Finish();
      block = lines[mark.line].block;
    }
    checker.Mark(mark);
  }
  checker.FinishDocument();
}

}  // namespace digestlint
