// Development tool: prints the terms of each line of standard input, separated by tabs, so that the
// trainer learns from exactly what the linter will see.
#include <iostream>
#include <string>

#include "text/terms.h"

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::string out;
    digestlint::ScanTerms(line, digestlint::MakeSpan(0, line.size()),
                          [&](digestlint::TermHash, digestlint::Span span, digestlint::TermKind) {
                            if (!out.empty()) out += '\t';
                            out += digestlint::NormalTerm(span.in(line));
                          });
    std::cout << out << '\n';
  }
  return 0;
}
