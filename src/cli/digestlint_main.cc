#include <cstdio>
#include <exception>

#include "cli/commands.h"

int main(int argc, char** argv) {
  try {
    return digestlint::RunDigestlint(argc, argv);
  } catch (const std::exception& error) {  // out of memory and the like
    std::fprintf(stderr, "digestlint: stopped: %s\n", error.what());
    return digestlint::kExitTrouble;
  }
}
