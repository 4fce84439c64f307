// All patterns of all active rules over the lines of a document.
//
// One RE2::Set says which patterns occur in a line; only those are then searched one by one. Where
// the set cannot be built or runs out of memory, every pattern is tried on its own, so that no
// finding is lost.
//
// The set is the fastest way through megabytes, but building its automaton costs milliseconds. So
// the first kSetBytes bytes that a matcher sees are searched pattern by pattern, in the lines that
// hold the pattern's literals. Both ways find the same; a test holds them together.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "model/document.h"
#include "rules/rule_spec.h"

namespace digestlint {

struct PatternHit {
  uint32_t pattern = 0;          // index into the patterns that the matcher was made with
  Span span;                     // of the reported group
  std::string replacement = {};  // for it, where the pattern has one
};

class PatternMatcher {
 public:
  static constexpr size_t kSetBytes = 128 << 10;

  // Patterns must have been checked (see rules/rule_file.h) and must outlive the matcher.
  explicit PatternMatcher(std::vector<const PatternSpec*> patterns);
  ~PatternMatcher();

  // Appends the hits of the document in the order of its lines, and of the patterns in a line.
  // Thread-safe.
  void FindAll(const Document& document, std::vector<PatternHit>& hits) const;

 private:
  struct Compiled;
  void FindBySet(const Document& document, std::vector<PatternHit>& hits) const;
  void FindByLiterals(const Document& document, std::vector<PatternHit>& hits) const;
  void FindInLine(const Document& document, const Line& line, uint32_t pattern,
                  std::vector<PatternHit>& hits) const;

  std::vector<const PatternSpec*> patterns_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace digestlint
