// Numbers of papers that a title, a heading or an intro promises: “本期共十篇论文”, "Top 10
// papers".
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/document.h"
#include "rules/rule_spec.h"
#include "text/span.h"

namespace digestlint {

struct CountPromise {
  Span span;            // the number with what it counts
  uint32_t value = 0;   // at least 2
  uint32_t summed = 0;  // with all other promises of its sentence
};

// The promises in one line. The words' values say what each is for: "noun" (what is counted),
// "promise" (a sentence of running text with it before the number speaks of the issue), "part" (a
// clause with it before the number does not). In titles and headings, `running` is false and a noun
// is enough. Ordinals, approximate numbers and numbers of what papers were chosen from are none.
std::vector<CountPromise> FindCountPromises(const Document& document, Span line,
                                            std::span<const WordSpec> words, bool running);

}  // namespace digestlint
