// Characters that nobody sees: controls, zero-width and bidirectional characters.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "checks/invisible_character.h"
#include "engine/check.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// One code point of one safety: what one finding tells.
struct Places {
  Span first;
  std::vector<Edit> edits;
};

// Characters of a text that was read in the wrong encoding are mojibake's finding.
class MisreadSpans {
 public:
  explicit MisreadSpans(const std::vector<Misread>& misread) : misread_(misread) {}

  // Asked in the order of the file.
  bool Contain(uint32_t offset) {
    while (next_ < misread_.size() && misread_[next_].span.end <= offset) ++next_;
    return next_ < misread_.size() && misread_[next_].span.contains(offset);
  }

 private:
  const std::vector<Misread>& misread_;
  size_t next_ = 0;
};

}  // namespace

void CheckControlCharacter(CheckContext& context) {
  const std::vector<OddCharacter>& invisible = context.facts.Odd().invisible;
  if (invisible.empty()) return;
  InvisibleJudge judge(context.document, context.facts.Lines(), context.facts.Ends().Usual());
  MisreadSpans misread(context.facts.GetMisread());
  std::map<std::pair<char32_t, FixSafety>, Places> found;
  for (const OddCharacter& each : invisible) {
    if (misread.Contain(each.offset)) continue;
    InvisibleJudgement judgement = judge.Judge(each);
    if (judgement.verdict == InvisibleVerdict::kMeant) continue;
    const bool safe = judgement.verdict == InvisibleVerdict::kNeedless;
    Places& places = found[{each.code_point, safe ? FixSafety::kSafe : FixSafety::kUnsafe}];
    if (places.edits.empty()) places.first = judgement.removal.span;
    places.edits.push_back(std::move(judgement.removal));
  }
  for (auto& [kind, places] : found) {
    const size_t others = places.edits.size() - 1;
    std::string problem = DescribeInvisible(kind.first);
    if (others > 0) problem += fmt::format(", and {} more in the file", others);
    context.Report(places.first, {{"problem", problem}}, {}, {std::move(places.edits), kind.second})
        .habit = DescribeInvisible(kind.first);
  }
}

}  // namespace digestlint
