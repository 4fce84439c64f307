// digestlint server: the language server over standard input and output.
#include <unistd.h>

#include <csignal>

#include "cli/commands.h"
#include "server/server.h"

namespace digestlint {

int RunServerCommand() {
  // A client that is gone is an error of write(2), not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  return RunServer(STDIN_FILENO, STDOUT_FILENO);
}

}  // namespace digestlint
