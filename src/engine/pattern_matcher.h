// All patterns of all active rules over the lines of a document.
//
// One RE2::Set says which patterns occur in a line; only those are then searched one by one. Where
// the set cannot be built or runs out of memory, every pattern is tried on its own, so that no
// finding is lost.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "model/document.h"
#include "rules/rule_spec.h"

namespace digestlint {

struct PatternHit {
  uint32_t pattern = 0;  // index into the patterns that the matcher was made with
  Span span;             // of the reported group
};

class PatternMatcher {
 public:
  // Patterns must have been checked (see rules/rule_file.h) and must outlive the matcher.
  explicit PatternMatcher(std::vector<const PatternSpec*> patterns);
  ~PatternMatcher();

  // Appends the hits of the document in the order of its lines. Thread-safe.
  void FindAll(const Document& document, std::vector<PatternHit>& hits) const;

 private:
  struct Compiled;
  void FindInLine(const Document& document, const Line& line, uint32_t pattern,
                  std::vector<PatternHit>& hits) const;

  std::vector<const PatternSpec*> patterns_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace digestlint
