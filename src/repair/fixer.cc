#include "repair/fixer.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "reader/reader.h"
#include "repair/digest_signature.h"

namespace digestlint {
namespace {

// Two edits meet when they share a byte, or when one inserts at the border of the other: which text
// would come first is then a matter of chance.
bool Meet(Span a, Span b) {
  if (a.empty() || b.empty()) return a.begin <= b.end && b.begin <= a.end;
  return a.overlaps(b);
}

// The edits that were taken, and a quick answer to whether another one meets them.
class EditSet {
 public:
  bool MeetsAny(const std::vector<Edit>& edits) const {
    return std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) {
      auto near = edits_.lower_bound(edit.span.begin);
      // Before: at most two can reach so far, an edit and an insertion at its end.
      for (int step = 0; step < 2 && near != edits_.begin(); ++step) --near;
      for (; near != edits_.end() && near->first <= edit.span.end; ++near) {
        if (Meet(near->second->span, edit.span)) return true;
      }
      return false;
    });
  }

  void Take(const std::vector<Edit>& edits) {
    for (const Edit& edit : edits) edits_.emplace(edit.span.begin, &edit);
  }

  std::vector<Edit> Sorted() const {
    std::vector<Edit> out;
    for (const auto& [begin, edit] : edits_) out.push_back(*edit);
    return out;
  }

 private:
  std::multimap<uint32_t, const Edit*> edits_;
};

void Allow(FixChanges& allowed, FixChanges more) {
  allowed.numbers |= more.numbers;
  allowed.links |= more.links;
  allowed.titles |= more.titles;
  allowed.structure |= more.structure;
  allowed.code |= more.code;
}

constexpr size_t kMaxGrowth = 64 << 10;

using Fixes = std::vector<const Finding*>;

struct Plan {
  Fixes taken;
  FixChanges allowed;
  std::string text;
};

class Fixer {
 public:
  // The fixes of the rules in `left_alone` are not taken.
  Fixer(const Linter& linter, std::string text, Format format, const FixOptions& options,
        std::set<const RuleSpec*> left_alone)
      : linter_(linter), format_(format), options_(options), refused_(std::move(left_alone)) {
    result_.text = std::move(text);
    first_size_ = result_.text.size();
  }

  // Of the unfinished rules those that have no less to repair than at first.
  const std::vector<const RuleSpec*>& stuck() const { return stuck_; }

  FixResult Run() {
    std::set<size_t> seen;
    for (int round = 0;; ++round) {
      const Document document = ReadDocument(result_.text, format_);
      result_.findings = linter_.Lint(document);
      if (options_.leave_out) options_.leave_out(document, result_.findings);
      const Fixes wanted = Wanted();
      if (wanted.empty()) break;
      // No repair of a digest makes it much longer: this one feeds on itself.
      const bool grows = result_.text.size() > 2 * first_size_ + kMaxGrowth;
      const bool again = grows || !seen.insert(std::hash<std::string>{}(result_.text)).second;
      const std::map<const RuleSpec*, size_t> counts = CountsOf(wanted);
      if (round == 0) first_counts_ = counts;
      if (again || round >= options_.max_rounds) {
        result_.unfinished = RulesOf(wanted);
        for (const RuleSpec* rule : result_.unfinished) {
          if (again || counts.at(rule) >= first_counts_[rule]) stuck_.push_back(rule);
        }
        break;
      }
      signature_ = SignatureOf(document);
      std::string next;
      if (!TryRound(wanted, next)) TryRuleByRule(wanted, next);
      result_.text = std::move(next);
    }
    for (const auto& [order, count] : applied_) result_.applied.push_back(count);
    return std::move(result_);
  }

 private:
  // The fixes that may be applied, in the order in which they are taken.
  Fixes Wanted() const {
    Fixes wanted;
    for (const Finding& finding : result_.findings) {
      if (!finding.fix || refused_.contains(finding.rule)) continue;
      if (finding.fix->safety == FixSafety::kSafe || options_.unsafe) wanted.push_back(&finding);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [this](const Finding* a, const Finding* b) {
      return linter_.OrderOf(a->rule) < linter_.OrderOf(b->rule);
    });
    return wanted;
  }

  static std::map<const RuleSpec*, size_t> CountsOf(const Fixes& fixes) {
    std::map<const RuleSpec*, size_t> counts;
    for (const Finding* finding : fixes) ++counts[finding->rule];
    return counts;
  }

  static std::vector<const RuleSpec*> RulesOf(const Fixes& fixes) {
    std::vector<const RuleSpec*> rules;
    for (const Finding* finding : fixes) {
      if (rules.empty() || rules.back() != finding->rule) rules.push_back(finding->rule);
    }
    return rules;
  }

  // Those of the fixes that do not meet each other, and the text with them.
  Plan MakePlan(const Fixes& wanted) const {
    Plan plan;
    EditSet edits;
    for (const Finding* finding : wanted) {
      if (edits.MeetsAny(finding->fix->edits)) continue;
      edits.Take(finding->fix->edits);
      plan.taken.push_back(finding);
      Allow(plan.allowed, finding->rule->fix_changes);
    }
    plan.text = ApplyEdits(result_.text, edits.Sorted());
    return plan;
  }

  bool IsAllowed(const Plan& plan) const {
    return ChangesOnly(signature_, SignatureOf(ReadDocument(plan.text, format_)), plan.allowed);
  }

  // False when the round changes more of the digest than its rules may.
  bool TryRound(const Fixes& wanted, std::string& next) {
    Plan plan = MakePlan(wanted);
    if (!IsAllowed(plan)) return false;
    next = std::move(plan.text);
    for (const Finding* finding : plan.taken) {
      FixCount& count = applied_[linter_.OrderOf(finding->rule)];
      count.rule = finding->rule;
      ++count.count;
    }
    return true;
  }

  // Of one rule's fixes, those that together keep the digest.
  Fixes Harmless(const Fixes& fixes) {
    constexpr size_t kMaxTries = 64;  // each reads the document again
    Fixes kept;
    if (fixes.size() > kMaxTries) return kept;
    for (const Finding* finding : fixes) {
      kept.push_back(finding);
      if (Plan plan = MakePlan(kept); !IsAllowed(plan)) kept.pop_back();
    }
    return kept;
  }

  // The first rule whose fixes alone keep the digest. Those before it take part in no later round;
  // what is harmless among their fixes is applied now.
  void TryRuleByRule(const Fixes& wanted, std::string& next) {
    for (auto first = wanted.begin(); first != wanted.end();) {
      const auto end = std::find_if(first, wanted.end(), [&](const Finding* finding) {
        return finding->rule != (*first)->rule;
      });
      const Fixes fixes(first, end);
      if (TryRound(fixes, next)) return;
      refused_.insert((*first)->rule);
      result_.refused.push_back((*first)->rule);
      const Fixes harmless = Harmless(fixes);
      if (!harmless.empty() && TryRound(harmless, next)) return;
      first = end;
    }
    next = result_.text;
  }

  const Linter& linter_;
  Format format_;
  FixOptions options_;
  DigestSignature signature_;
  std::map<size_t, FixCount> applied_;  // by the rule's order
  std::set<const RuleSpec*> refused_;
  std::map<const RuleSpec*, size_t> first_counts_;
  size_t first_size_ = 0;
  std::vector<const RuleSpec*> stuck_;
  FixResult result_;
};

FixResult Untouched(const Linter& linter, const std::string& text, Format format,
                    const FixOptions& options) {
  FixResult result;
  result.text = text;
  const Document document = ReadDocument(result.text, format);
  result.findings = linter.Lint(document);
  if (options.leave_out) options.leave_out(document, result.findings);
  return result;
}

}  // namespace

FixResult FixText(const Linter& linter, const std::string& text, Format format,
                  const FixOptions& options) {
  constexpr int kMaxTries = 4;
  std::set<const RuleSpec*> left_alone;
  for (int tries = 1;; ++tries) {
    Fixer fixer(linter, text, format, options, left_alone);
    FixResult result = fixer.Run();
    if (fixer.stuck().empty() || tries == kMaxTries) {
      if (!fixer.stuck().empty()) result = Untouched(linter, text, format, options);
      result.unfinished.insert(result.unfinished.end(), left_alone.begin(), left_alone.end());
      std::sort(result.unfinished.begin(), result.unfinished.end(),
                [&](const RuleSpec* a, const RuleSpec* b) {
                  return linter.OrderOf(a) < linter.OrderOf(b);
                });
      return result;
    }
    left_alone.insert(fixer.stuck().begin(), fixer.stuck().end());
  }
}

}  // namespace digestlint
