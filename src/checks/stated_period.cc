#include "checks/stated_period.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr int32_t kFirstYear = 2007;  // of arXiv's present identifiers
constexpr int32_t kLastYear = 2099;
constexpr int32_t kLongest = 24;    // months that one issue may be about
constexpr int32_t kSeason = 3;      // that an intro may name besides other years of its story
constexpr size_t kMonthReach = 24;  // bytes between an English month and its year

bool IsDigit(std::string_view text, size_t at) {
  return at < text.size() && IsAsciiDigit(static_cast<unsigned char>(text[at]));
}

// A number of one or two digits, 0 where there is none or a longer one.
int32_t ShortNumber(std::string_view text, size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  if (!IsDigit(text, at)) return 0;
  int32_t value = text[at] - '0';
  if (IsDigit(text, at + 1)) value = value * 10 + (text[at + 1] - '0');
  return IsDigit(text, at + 1) && IsDigit(text, at + 2) ? 0 : value;
}

// 5 for "may 20, " at the end of `before`.
int32_t EnglishMonth(std::string_view before) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  before = before.substr(before.size() - std::min(before.size(), kMonthReach));
  size_t last = std::string_view::npos;
  int32_t month = 0;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    for (size_t at = FindIgnoringCase(before, kMonths[i]); at != std::string_view::npos;) {
      const bool border = at == 0 || !IsAsciiLetter(static_cast<unsigned char>(before[at - 1]));
      if (border && (last == std::string_view::npos || at > last)) {
        last = at;
        month = static_cast<int32_t>(i) + 1;
      }
      const size_t next = FindIgnoringCase(before.substr(at + 1), kMonths[i]);
      at = next == std::string_view::npos ? next : at + 1 + next;
    }
  }
  return month;
}

struct Date {
  Span place;
  int32_t year = 0;
  int32_t month = 0;  // 0 for the whole year
};

// The month behind a year that ends at `at`.
int32_t MonthBehind(std::string_view text, size_t at) {
  if (text.substr(at).starts_with("年")) return ShortNumber(text, at + 3);
  if (at < text.size() && (text[at] == '-' || text[at] == '/' || text[at] == '.')) {
    return IsDigit(text, at + 1) ? ShortNumber(text, at + 1) : 0;
  }
  return 0;
}

// Appends the dates of a text that begins at `offset` of the document.
void FindDates(std::string_view text, uint32_t offset, std::vector<Date>& dates) {
  for (size_t at = text.find("20"); at != std::string_view::npos; at = text.find("20", at + 1)) {
    if (at > 0 && (IsDigit(text, at - 1) || text[at - 1] == '.')) continue;
    size_t end = at;
    while (IsDigit(text, end)) ++end;
    if (end - at != 4 && end - at != 8) continue;
    Date date;
    for (size_t i = at; i < at + 4; ++i) date.year = date.year * 10 + (text[i] - '0');
    if (date.year < kFirstYear || date.year > kLastYear) continue;
    if (end - at == 8) {
      date.month = (text[at + 4] - '0') * 10 + (text[at + 5] - '0');
      if (date.month < 1 || date.month > 12) continue;
    } else if (text.substr(end).starts_with(".") && IsDigit(text, end + 1) &&
               IsDigit(text, end + 2) && IsDigit(text, end + 3)) {
      continue;  // an arXiv identifier
    } else {
      date.month = MonthBehind(text, end);
      if (date.month == 0) date.month = EnglishMonth(text.substr(0, at));
      if (date.month > 12) date.month = 0;
    }
    date.place = MakeSpan(offset + at, offset + end);
    dates.push_back(date);
  }
}

std::optional<Period> Covering(const std::vector<Date>& dates, int32_t longest) {
  if (dates.empty()) return std::nullopt;
  Period period{INT32_MAX, 0, dates.front().place};
  for (const Date& date : dates) {
    const int32_t january = date.year * 12;
    period.first = std::min(period.first, january + (date.month == 0 ? 0 : date.month - 1));
    period.last = std::max(period.last, january + (date.month == 0 ? 11 : date.month - 1));
  }
  if (period.last - period.first >= longest) return std::nullopt;
  return period;
}

// The lines of the front matter that say when the issue appeared or what it is called.
std::vector<Date> FrontMatterDates(const Document& document) {
  static constexpr std::array<std::string_view, 6> kKeys = {"date",      "title", "created",
                                                            "published", "pub",   "time"};
  std::vector<Date> dates;
  const std::string_view text = document.front_matter.in(document.text);
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    for (const std::string_view key : kKeys) {
      if (!EqualsIgnoringCase(line.substr(0, key.size()), key)) continue;
      FindDates(line, document.front_matter.begin + static_cast<uint32_t>(at), dates);
      break;
    }
    at = end + 1;
  }
  return dates;
}

}  // namespace

std::optional<Period> StatedPeriod(const Document& document) {
  std::vector<Date> dates;
  // Without a title, a heading in the first line is one to the reader.
  Span title = document.title;
  if (title.empty() && !document.lines.empty() && document.lines[0].role == LineRole::kHeading) {
    title = document.lines[0].span;
  }
  FindDates(title.in(document.text), title.begin, dates);
  if (!dates.empty()) return Covering(dates, kLongest);
  dates = FrontMatterDates(document);
  if (!dates.empty()) return Covering(dates, kLongest);
  for (const Line& line : document.lines) {
    if (line.role != LineRole::kIntro) continue;
    for (uint32_t r = line.first_run; r < line.run_end; ++r) {
      const Run& run = document.runs[r];
      if (run.kind == RunKind::kText) FindDates(run.span.in(document.text), run.span.begin, dates);
    }
  }
  std::erase_if(dates, [](const Date& date) { return date.month == 0; });
  return Covering(dates, kSeason);
}

}  // namespace digestlint
