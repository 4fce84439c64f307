#include "cli/interrupt.h"

#include <csignal>
#include <initializer_list>

namespace digestlint {
namespace {

volatile std::sig_atomic_t received = 0;

void Remember(int signal) {
  received = signal;
}

}  // namespace

void CatchInterrupts() {
  struct sigaction action = {};
  action.sa_handler = Remember;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

int InterruptSignal() {
  return received;
}

}  // namespace digestlint
