#include "report/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace digestlint {

std::string FormatProfile(const Profile& profile) {
  std::vector<std::pair<std::string, Nanoseconds>> lines(profile.rules.begin(),
                                                         profile.rules.end());
  lines.emplace_back("(reading)", profile.reading);
  lines.emplace_back("(phrases and words of all rules)", profile.phrases);
  lines.emplace_back("(finding lines for patterns)", profile.candidates);
  Nanoseconds sum{0};
  for (const auto& [name, time] : lines) sum += time;
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  Nanoseconds rest{0};
  size_t small = 0;
  while (!lines.empty() && lines.back().second * 1000 < sum) {
    rest += lines.back().second;
    lines.pop_back();
    ++small;
  }
  if (small > 0) lines.emplace_back(fmt::format("({} more)", small), rest);
  lines.emplace_back("(all)", sum);
  std::string out;
  for (const auto& [name, time] : lines) {
    const double milliseconds = static_cast<double>(time.count()) / 1e6;
    const double share = sum.count() == 0 ? 0
                                          : 100 * static_cast<double>(time.count()) /
                                                static_cast<double>(sum.count());
    fmt::format_to(std::back_inserter(out), "{:>11.3f} ms {:>5.1f} %  {}\n", milliseconds, share,
                   name);
  }
  return out;
}

}  // namespace digestlint
