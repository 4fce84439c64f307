#include "cli/complain.h"

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

}  // namespace digestlint
