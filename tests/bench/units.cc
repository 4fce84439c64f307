#include "units.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>

namespace digestlint::bench {
namespace {

double MedianOf(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double ThreadSeconds() {
  timespec time = {};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

double Time(const std::function<void()>& work) {
  const double start = ThreadSeconds();
  work();
  return ThreadSeconds() - start;
}

const Unit* Units::Find(std::string_view name) const {
  const auto at = std::ranges::find(units_, name, &Unit::name);
  return at == units_.end() ? nullptr : &*at;
}

void Units::Keep(std::string_view part) {
  std::vector<std::string> references;
  const auto is_wanted = [&](const Unit& unit) {
    return unit.name.find(part) != std::string::npos;
  };
  for (const Unit& unit : units_) {
    if (is_wanted(unit)) references.push_back(unit.reference);
  }
  std::erase_if(units_, [&](const Unit& unit) {
    return !is_wanted(unit) && std::ranges::find(references, unit.name) == references.end();
  });
}

bool Units::Run(int rounds) {
  for (int round = 0; round < rounds; ++round) {
    for (Unit& unit : units_) {
      for (int i = 0; i < unit.runs; ++i) {
        const std::optional<double> seconds = unit.run();
        if (!seconds) {
          fmt::print(stderr, "digestlint_bench: {} could not run; is the path right?\n", unit.name);
          return false;
        }
        unit.seconds.push_back(*seconds);
      }
    }
  }
  return true;
}

std::optional<double> Units::Median(std::string_view name) const {
  const Unit* unit = Find(name);
  if (unit == nullptr || unit->seconds.empty()) return {};
  return MedianOf(unit->seconds);
}

void Units::PrintTable(std::string_view title, std::string_view prefix, bool slowest_first) const {
  std::vector<const Unit*> rows;
  size_t width = 0;
  for (const Unit& unit : units_) {
    if (!unit.name.starts_with(prefix) || unit.seconds.empty()) continue;
    rows.push_back(&unit);
    width = std::max(width, unit.name.size());
  }
  if (rows.empty()) return;
  if (slowest_first) {
    std::ranges::stable_sort(rows, std::greater(),
                             [](const Unit* unit) { return MedianOf(unit->seconds); });
  }
  fmt::print("\n{}\n  {:<{}} {:>10} {:>10} {:>10} {:>9}  {}\n", title, "unit", width, "median ms",
             "least ms", "MB/s", "ratio", "of");
  for (const Unit* unit : rows) {
    const double median = MedianOf(unit->seconds);
    const double least = *std::ranges::min_element(unit->seconds);
    fmt::print("  {:<{}} {:>10.3f} {:>10.3f}", unit->name, width, median * 1e3, least * 1e3);
    if (unit->bytes > 0) {
      fmt::print(" {:>10.1f}", static_cast<double>(unit->bytes) / median / 1e6);
    } else {
      fmt::print(" {:>10}", "-");
    }
    const std::optional<double> reference = Median(unit->reference);
    if (reference) fmt::print(" {:>8.2f}x  {}", median / *reference, unit->reference);
    fmt::print("\n");
  }
}

}  // namespace digestlint::bench
