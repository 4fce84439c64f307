#include "cli/output.h"

#include <cstdio>
#include <string>

#include "report/terminal_text.h"

namespace digestlint {

void Complain(std::string_view message) {
  std::string line = "digestlint: ";
  AppendOneLine(message, line);
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

bool WriteOutput(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return true;
  Complain("standard output could not be written");
  return false;
}

}  // namespace digestlint
