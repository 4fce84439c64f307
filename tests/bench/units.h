// What is measured: named units that take turns, and the table of their medians.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace digestlint::bench {

struct Unit {
  std::string name;       // "plain/lint"
  size_t bytes = 0;       // that one run goes through; 0 where a rate says nothing
  std::string reference;  // the unit to compare with; empty for references
  int runs = 1;           // in each round
  // One run; the seconds to count, or empty where it could not run.
  std::function<std::optional<double>()> run;
  std::vector<double> seconds = {};
};

class Units {
 public:
  void Add(Unit unit) { units_.push_back(std::move(unit)); }

  // Leaves the units whose names contain `part`, and their references.
  void Keep(std::string_view part);

  // Runs each unit in turn, `rounds` times, so that a busy moment of the machine hits all of them.
  // False where one could not run; the message is on standard error.
  bool Run(int rounds);

  // The median, or empty where the unit was left out.
  std::optional<double> Median(std::string_view name) const;

  // Units whose names start with `prefix`, in their order or the slowest first.
  void PrintTable(std::string_view title, std::string_view prefix, bool slowest_first) const;

 private:
  const Unit* Find(std::string_view name) const;

  std::vector<Unit> units_;
};

// Processor time of this thread that `work` takes, so that other programs do not count.
double Time(const std::function<void()>& work);

}  // namespace digestlint::bench
