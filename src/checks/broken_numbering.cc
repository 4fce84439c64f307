// Numbers that skip, repeat or run backwards against the scheme that the document itself follows.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "checks/entry_move.h"
#include "engine/check.h"
#include "facts/numbering.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

using Numbers = std::vector<const Number*>;

// 第 4 篇, 论文 4, 见 4、: an entry named by its number.
bool RefersToNumbers(std::string_view text) {
  static constexpr std::string_view kBefore[] = {
      "第", "论文", "编号", "序号", "No.", "no.", "paper ", "Paper ", "item ", "entry ", "#"};
  static constexpr std::string_view kOrdinals[] = {"篇", "条", "项", "则", "个", "款", "部"};
  const auto digits_at = [&](size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    size_t end = at;
    while (end < text.size() && IsAsciiDigit(static_cast<unsigned char>(text[end]))) ++end;
    return end > at && end - at < 3 ? end : size_t{0};
  };
  for (const std::string_view before : kBefore) {
    for (size_t at = text.find(before); at != std::string_view::npos;
         at = text.find(before, at + 1)) {
      size_t end = digits_at(at + before.size());
      if (end == 0) continue;
      if (before != "第") return true;
      while (end < text.size() && text[end] == ' ') ++end;
      for (const std::string_view ordinal : kOrdinals) {
        if (text.substr(end).starts_with(ordinal)) return true;
      }
    }
  }
  return false;
}

class NumberRepairer {
 public:
  NumberRepairer(const Document& document, const Numbering& numbering)
      : document_(document), numbering_(numbering) {
    for (const BrokenNumber& each : numbering.broken) due_.emplace(each.number, each.expected);
    const bool run_on = numbering.scheme == NumberScheme::kContinue;
    for (const Entry& entry : document.entries) {
      if (entry.number) Add(entry.number, {run_on ? kNone : entry.section, kEntryLevel});
    }
    for (const Section& section : document.sections) {
      if (section.number) Add(section.number, {section.parent, section.level});
    }
  }

  // Counts anew what counts together with the number; nothing for the second finding of one series.
  // Safe where only numbers are wrong: not where they stand out of order (the entries may be what
  // is in the wrong place), where the series does not begin as it should (its first entry may be
  // lost), or where the text refers to entries by their numbers.
  Repair RepairOf(const BrokenNumber& broken) {
    const Number& number = *broken.number;
    if (numbering_.descending || number.style == NumberStyle::kDotted) return {};
    const SeriesKey key = keys_.at(&number);
    const Numbers& series = series_.at(key);
    if (!done_.insert(key).second) return {};
    const uint32_t first = DueAt(*series.front());
    auto edits = Renumber(document_, series, first);
    if (!edits) return {};
    const bool safe = IsAscending(series) && series.front()->value == first && !TextRefers();
    return {std::move(*edits), safe ? FixSafety::kSafe : FixSafety::kUnsafe};
  }

 private:
  // Of entries: their section, and kEntryLevel. Of headings: their parent and level.
  using SeriesKey = std::pair<uint32_t, int>;
  static constexpr int kEntryLevel = -1;

  void Add(const Number& number, SeriesKey key) {
    keys_.emplace(&number, key);
    series_[key].push_back(&number);
  }

  uint32_t DueAt(const Number& number) const {
    const auto due = due_.find(&number);
    return due == due_.end() ? number.value : static_cast<uint32_t>(due->second);
  }

  static bool IsAscending(const Numbers& series) {
    return std::is_sorted(series.begin(), series.end(),
                          [](const Number* a, const Number* b) { return a->value < b->value; });
  }

  bool TextRefers() {
    if (!refers_) refers_ = RefersToNumbers(document_.text);
    return *refers_;
  }

  const Document& document_;
  const Numbering& numbering_;
  std::unordered_map<const Number*, int64_t> due_;  // of the broken ones
  std::unordered_map<const Number*, SeriesKey> keys_;
  std::map<SeriesKey, Numbers> series_;
  std::set<SeriesKey> done_;
  std::optional<bool> refers_;  // once it was looked for
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
