// Numbers that skip, repeat or run backwards against the scheme that the document itself follows.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "checks/entry_move.h"
#include "engine/check.h"
#include "facts/numbering.h"

namespace digestlint {
namespace {

using Numbers = std::vector<const Number*>;

class NumberRepairer {
 public:
  NumberRepairer(const Document& document, const Numbering& numbering)
      : document_(document), numbering_(numbering) {
    for (const BrokenNumber& each : numbering.broken) due_.emplace(each.number, each.expected);
  }

  // Counts anew what counts together with the number; nothing for the second finding of one series.
  // Safe unless the numbers stand in another order than they should: then the entries may be what
  // is in the wrong place.
  Repair RepairOf(const BrokenNumber& broken) {
    const Number& number = *broken.number;
    if (numbering_.descending || number.style == NumberStyle::kDotted || done_.contains(&number))
      return {};
    const Numbers series = SeriesOf(number);
    done_.insert(series.begin(), series.end());
    const uint32_t first = DueAt(*series.front());
    auto edits = Renumber(document_, series, first);
    if (!edits) return {};
    return {std::move(*edits), IsShuffled(series) ? FixSafety::kUnsafe : FixSafety::kSafe};
  }

 private:
  Numbers SeriesOf(const Number& number) const {
    for (const Section& section : document_.sections) {
      if (&section.number == &number) return Siblings(section);
    }
    uint32_t home = kNone;
    for (const Entry& entry : document_.entries) {
      if (&entry.number == &number) home = entry.section;
    }
    Numbers out;
    for (const Entry& entry : document_.entries) {
      const bool together = numbering_.scheme == NumberScheme::kContinue || entry.section == home;
      if (entry.number && together) out.push_back(&entry.number);
    }
    return out;
  }

  Numbers Siblings(const Section& section) const {
    Numbers out;
    for (const Section& each : document_.sections) {
      if (each.number && each.parent == section.parent && each.level == section.level) {
        out.push_back(&each.number);
      }
    }
    return out;
  }

  uint32_t DueAt(const Number& number) const {
    const auto due = due_.find(&number);
    return due == due_.end() ? number.value : static_cast<uint32_t>(due->second);
  }

  // Two or more numbers are wrong, and the same numbers in another order would be right.
  bool IsShuffled(const Numbers& series) const {
    std::vector<int64_t> found, due;
    for (const Number* number : series) {
      if (const auto broken = due_.find(number); broken != due_.end()) {
        found.push_back(number->value);
        due.push_back(broken->second);
      }
    }
    std::sort(found.begin(), found.end());
    std::sort(due.begin(), due.end());
    return found.size() > 1 && found == due;
  }

  const Document& document_;
  const Numbering& numbering_;
  std::unordered_map<const Number*, int64_t> due_;  // of the broken ones
  std::unordered_set<const Number*> done_;
};

}  // namespace

void CheckBrokenNumbering(CheckContext& context) {
  if (!context.document.is_digest) return;
  const Numbering& numbering = context.facts.GetNumbering();
  NumberRepairer repairer(context.document, numbering);
  for (const BrokenNumber& each : numbering.broken) {
    context.Report(each.number->span,
                   {{"number", std::to_string(each.number->value)},
                    {"expected", std::to_string(each.expected)}},
                   {}, repairer.RepairOf(each));
  }
}

}  // namespace digestlint
