// An opening bracket or quote without its closing one in the same paragraph, or the reverse.
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
    case U'）': return '(';
    case '[':
    case ']': return '[';
    case U'《':
    case U'》': return U'《';
    case U'〈':
    case U'〉': return U'〈';
    case U'「':
    case U'」': return U'「';
    case U'『':
    case U'』': return U'『';
    case U'【':
    case U'】': return U'【';
    case U'〔':
    case U'〕': return U'〔';
    case U'“':
    case U'”': return U'“';
    default: return 0;
  }
}

// Half-width brackets are also list numbers, emoticons and code: only those in Chinese prose count,
// and square ones never.
bool Counts(const PunctuationMark& mark) {
  if (mark.kind != MarkKind::kOpen && mark.kind != MarkKind::kClose) return false;
  return mark.code_point != '[' && mark.code_point != ']';
}

class BlockChecker {
 public:
  explicit BlockChecker(CheckContext& context) : context_(context) {}

  void Mark(const PunctuationMark& mark) {
    if (mark.kind == MarkKind::kOpen) {
      open_.push_back(&mark);
      return;
    }
    for (size_t i = open_.size(); i-- > 0;) {
      if (Family(open_[i]->code_point) != Family(mark.code_point)) continue;
      for (size_t k = i + 1; k < open_.size(); ++k) lonely_.push_back(open_[k]);
      open_.resize(i);
      return;
    }
    lonely_.push_back(&mark);
  }

  void Finish() {
    lonely_.insert(lonely_.end(), open_.begin(), open_.end());
    open_.clear();
    // Many lonely marks mean that the paragraph is no prose: a drawing, an index, a formula.
    if (lonely_.size() <= 2) {
      for (const PunctuationMark* mark : lonely_) Report(*mark);
    }
    lonely_.clear();
  }

 private:
  void Report(const PunctuationMark& mark) {
    const bool opens = mark.kind == MarkKind::kOpen;
    // A quotation may run over several paragraphs, and each may open it again.
    if (Family(mark.code_point) == U'“') return;
    if (!mark.full_width && (!opens || !IsInChinese(mark) || mark.left != Neighbour::kHan)) return;
    // 1）, 一）, a）: a list number.
    if (!opens && mark.code_point == U'）' && (mark.left == Neighbour::kDigit || IsNumberLike(mark))) return;
    std::string sign;
    AppendUtf8(mark.code_point, sign);
    context_.Report(mark.span, {{"problem", opens ? "“" + sign + "” is never closed in this paragraph"
                                                  : "“" + sign + "” was never opened in this paragraph"}});
  }

  // At most two characters stand between the line's start and the mark.
  bool IsNumberLike(const PunctuationMark& mark) const {
    const Span line = context_.document.lines[mark.line].span;
    return mark.span.begin - line.begin <= 6;
  }

  CheckContext& context_;
  std::vector<const PunctuationMark*> open_;
  std::vector<const PunctuationMark*> lonely_;
};

}  // namespace

void CheckUnbalancedPair(CheckContext& context) {
  const auto& lines = context.document.lines;
  BlockChecker checker(context);
  uint32_t block = kNone;
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    if (!Counts(mark)) continue;
    if (lines[mark.line].block != block) {
      checker.Finish();
      block = lines[mark.line].block;
    }
    checker.Mark(mark);
  }
  checker.Finish();
}

}  // namespace digestlint
