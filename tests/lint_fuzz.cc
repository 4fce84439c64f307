// Any bytes, read in both formats, give findings whose spans lie in the text. libFuzzer target.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "catalogue/builtin.h"
#include "reader/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace digestlint;  // NOLINT(google-build-using-namespace)
  static const Linter linter({BuiltinRules().begin(), BuiltinRules().end()}, BuiltinTopics());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const Format format : {Format::kPlain, Format::kMarkdown}) {
    for (const Finding& finding : linter.Lint(ReadDocument(text, format))) {
      if (finding.span.begin > finding.span.end || finding.span.end > size) std::abort();
    }
  }
  return 0;
}
