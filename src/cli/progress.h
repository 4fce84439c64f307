// A line on the terminal that tells how far a long run is.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>

namespace digestlint {

// "120 of 4000 files, 57 findings, about 12 s left"
std::string ProgressText(size_t done, size_t total, size_t findings,
                         std::chrono::milliseconds elapsed);

// Shown from the second on that a run takes, on standard error, and only where that is a terminal
// that can take a line back and no CI job's. Not safe for several threads.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;

  // `total` files are to come.
  explicit Progress(size_t total) : Progress(total, stderr, IsWanted(), Clock::now()) {}
  Progress(size_t total, std::FILE* out, bool wanted, Clock::time_point start)
      : total_(total), out_(out), wanted_(wanted), start_(start), shown_at_(start) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { Hide(); }

  // One more file is done, with so many findings.
  void Step(size_t findings, Clock::time_point now = Clock::now());

  // Takes the line off the terminal: before anything else is written.
  void Hide();

 private:
  static bool IsWanted();

  size_t total_;
  std::FILE* out_;
  bool wanted_;
  Clock::time_point start_, shown_at_;
  size_t done_ = 0, findings_ = 0;
  bool shown_ = false;
};

}  // namespace digestlint
