#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace digestlint {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kQuiet{1000};    // of a run
constexpr milliseconds kInterval{100};  // between two states

}  // namespace

std::string ProgressText(size_t done, size_t total, size_t findings, milliseconds elapsed) {
  const auto left = static_cast<double>(elapsed.count()) / 1000 *
                    static_cast<double>(total - done) / static_cast<double>(done == 0 ? 1 : done);
  const std::string time =
      left < 90 ? fmt::format("{:.0f} s", left) : fmt::format("{:.0f} min", left / 60);
  return fmt::format("{} of {} files, {} finding{}, about {} left", done, total, findings,
                     findings == 1 ? "" : "s", time);
}

bool Progress::IsWanted() {
  const char* terminal = std::getenv("TERM");
  const bool able = terminal != nullptr && std::string_view(terminal) != "dumb";
  return able && std::getenv("CI") == nullptr && ::isatty(STDERR_FILENO) != 0;
}

void Progress::Step(size_t findings, Clock::time_point now) {
  ++done_;
  findings_ += findings;
  if (!wanted_ || now - start_ < kQuiet || now - shown_at_ < kInterval || done_ >= total_) return;
  shown_at_ = now;
  shown_ = true;
  const auto elapsed = std::chrono::duration_cast<milliseconds>(now - start_);
  // To the line's start, the text, and what an older text left to its right (ECMA-48, EL).
  fmt::print(out_, "\r{}\x1b[K", ProgressText(done_, total_, findings_, elapsed));
  std::fflush(out_);
}

void Progress::Hide() {
  if (!shown_) return;
  shown_ = false;
  fmt::print(out_, "\r\x1b[K");
  std::fflush(out_);
}

}  // namespace digestlint
