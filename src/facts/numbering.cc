#include "facts/numbering.h"

#include <algorithm>
#include <map>

#include "facts/number_alignment.h"

namespace digestlint {
namespace {

using AllSeries = std::vector<NumberSeries>;

bool AllEqual(const NumberSeries& series) {
  const Number* first = nullptr;
  for (const Number* number : series.items) {
    if (number == nullptr) continue;
    if (first != nullptr && number->value != first->value) return false;
    first = number;
  }
  return true;
}

// One series per section; numbers such as 2.1 count anew with their first part.
AllSeries EntrySeries(const Document& document) {
  AllSeries all;
  uint32_t section = kNone, parent = 0;
  for (const Entry& entry : document.entries) {
    const bool dotted = entry.number.style == NumberStyle::kDotted;
    const bool new_parent = dotted && entry.number.parent != parent;
    if (all.empty() || entry.section != section || new_parent)
      all.emplace_back().markdown_list = true;
    section = entry.section;
    if (entry.number) parent = entry.number.parent;
    NumberSeries& series = all.back();
    series.items.push_back(entry.number ? &entry.number : nullptr);
    if (entry.number)
      series.markdown_list &= document.lines[entry.first_line].kind == LineKind::kOrdered;
  }
  // A list whose numbers are all the same counts by itself when Markdown is rendered; two of them
  // may as well be a slip, where the document's other lists count.
  const bool lists_count = std::any_of(all.begin(), all.end(), [](const NumberSeries& series) {
    return series.markdown_list && !AllEqual(series);
  });
  std::erase_if(all, [&](const NumberSeries& series) {
    const auto numbers = std::count_if(series.items.begin(), series.items.end(),
                                       [](const Number* number) { return number != nullptr; });
    if (numbers == 0) return series.items.size() > 1;  // a lone one may have lost its number
    const size_t enough = lists_count ? 3 : 2;
    return series.markdown_list && static_cast<size_t>(numbers) >= enough && AllEqual(series);
  });
  return all;
}

AllSeries HeadingSeries(const Document& document) {
  AllSeries all;
  std::map<std::pair<uint32_t, uint8_t>, size_t> by_parent;
  for (const Section& section : document.sections) {
    if (!section.number) continue;
    const auto [found, fresh] =
        by_parent.emplace(std::pair(section.parent, section.level), all.size());
    if (fresh) all.emplace_back();
    all[found->second].items.push_back(&section.number);
  }
  std::erase_if(all, [](const NumberSeries& series) { return series.items.size() < 3; });
  return all;
}

std::vector<int64_t> ValuesOf(const NumberSeries& series) {
  std::vector<int64_t> values;
  for (const Number* number : series.items)
    values.push_back(number == nullptr ? kNoNumber : number->value);
  return values;
}

// Where a series begins that may begin anywhere: with its first number, or where most others say.
NumberAlignment AlignFree(const std::vector<int64_t>& values, int64_t step) {
  size_t known = 0;  // entries before the first number
  while (known < values.size() && values[known] == kNoNumber) ++known;
  if (known == values.size()) return {};
  NumberAlignment best = AlignNumbers(values, values[known] - step * int64_t(known), step);
  for (size_t i = known + 1; i < values.size() && i < known + 3; ++i) {
    const int64_t first = values[i] - step * int64_t(i);
    if (values[i] == kNoNumber || first < 0) continue;  // no entry has a number below 0
    NumberAlignment other = AlignNumbers(values, first, step);
    if (other.cost() < best.cost()) best = std::move(other);
  }
  return best;
}

// The first series of a file: from 1, or from where a part of a series of files begins.
NumberAlignment AlignFirst(const std::vector<int64_t>& values) {
  const size_t bonus = values.front() == 2 ? 1 : 0;
  if (values.front() == 0) return AlignNumbers(values, 0, 1);
  NumberAlignment from_one = AlignNumbers(values, 1, 1);
  NumberAlignment from_any = AlignFree(values, 1);
  return from_one.cost() <= from_any.cost() + bonus ? from_one : from_any;
}

void Append(const NumberSeries& series, const NumberAlignment& alignment,
            std::vector<BrokenNumber>& broken) {
  for (const NumberSlip& slip : alignment.slips)
    broken.push_back({series.items[slip.index], slip.expected});
}

std::vector<BrokenNumber> BreaksOfRestart(const AllSeries& all) {
  std::vector<BrokenNumber> broken;
  for (const NumberSeries& series : all) {
    const std::vector<int64_t> values = ValuesOf(series);
    Append(series, AlignNumbers(values, values.front() == 0 ? 0 : 1, 1), broken);
  }
  return broken;
}

std::vector<BrokenNumber> BreaksOfContinue(const AllSeries& all) {
  NumberSeries joined;
  for (const NumberSeries& series : all)
    joined.items.insert(joined.items.end(), series.items.begin(), series.items.end());
  std::vector<BrokenNumber> broken;
  if (!joined.items.empty()) Append(joined, AlignFirst(ValuesOf(joined)), broken);
  return broken;
}

std::vector<BrokenNumber> BreaksOfFree(const AllSeries& all, int64_t step) {
  std::vector<BrokenNumber> broken;
  for (const NumberSeries& series : all) Append(series, AlignFree(ValuesOf(series), step), broken);
  return broken;
}

bool CountsDown(const AllSeries& all) {
  size_t up = 0, down = 0;
  for (const NumberSeries& series : all) {
    for (size_t i = 1; i < series.items.size(); ++i) {
      if (series.items[i] == nullptr || series.items[i - 1] == nullptr) continue;
      if (series.items[i]->value == series.items[i - 1]->value + 1) ++up;
      if (series.items[i]->value + 1 == series.items[i - 1]->value) ++down;
    }
  }
  return down > up && down >= 2;
}

size_t CountNumbers(const AllSeries& all) {
  size_t count = 0;
  for (const NumberSeries& series : all) {
    count += static_cast<size_t>(
        std::count_if(series.items.begin(), series.items.end(), [](auto* n) { return n; }));
  }
  return count;
}

bool StartsWithOne(const NumberSeries& series) {
  return series.items.front() != nullptr && series.items.front()->value <= 1;
}

}  // namespace

Numbering FindNumbering(const Document& document) {
  Numbering numbering;
  const AllSeries entries = EntrySeries(document);
  numbering.descending = CountsDown(entries);
  std::vector<BrokenNumber>& broken = numbering.broken;
  if (numbering.descending) {
    broken = BreaksOfFree(entries, -1);
  } else if (!entries.empty()) {
    std::vector<BrokenNumber> restart = BreaksOfRestart(entries);
    std::vector<BrokenNumber> go_on = BreaksOfContinue(entries);
    const auto starts = std::count_if(entries.begin(), entries.end(), StartsWithOne);
    const bool continues = entries.size() == 1 || go_on.size() < restart.size() ||
                           (go_on.size() == restart.size() && starts < 2);
    numbering.scheme = continues ? NumberScheme::kContinue : NumberScheme::kRestart;
    broken = std::move(continues ? go_on : restart);
    // Where neither scheme explains most numbers, only what is wrong within a section counts.
    const size_t sections = entries.size();
    if (sections > 1 && broken.size() > 1 && broken.size() * 3 > CountNumbers(entries)) {
      numbering.scheme = NumberScheme::kFree;
      broken = BreaksOfFree(entries, 1);
    }
  }
  for (const NumberSeries& series : HeadingSeries(document))
    Append(series, AlignFree(ValuesOf(series), 1), broken);
  return numbering;
}

}  // namespace digestlint
