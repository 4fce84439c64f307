// Where the time of linting goes, for --profile.
#pragma once

#include <chrono>
#include <vector>

namespace digestlint {

using Nanoseconds = std::chrono::nanoseconds;

struct RuleTimes {
  Nanoseconds phrases{0};          // searching the phrases and words of all rules, in one pass
  Nanoseconds candidates{0};       // finding the lines in which patterns may match
  std::vector<Nanoseconds> rules;  // by the order of the rules: their checks and patterns
};

// Adds the time that it lives to `sum`; does nothing where that is null.
class Stopwatch {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Stopwatch(Nanoseconds* sum) : sum_(sum) {
    if (sum_ != nullptr) start_ = Clock::now();
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() {
    if (sum_ != nullptr) *sum_ += std::chrono::duration_cast<Nanoseconds>(Clock::now() - start_);
  }

 private:
  Nanoseconds* sum_;
  Clock::time_point start_;
};

}  // namespace digestlint
