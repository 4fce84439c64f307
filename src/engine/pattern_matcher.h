// All patterns of all active rules over the lines of a document.
//
// One RE2::Set says which patterns occur in a line; only those are then searched one by one.
//
// The set is the fastest way through megabytes, but building its automaton costs milliseconds. So
// the first kSetBytes bytes that a matcher sees are searched pattern by pattern, in the lines that
// hold the pattern's literals; and so is everything where the set cannot be built or has run out of
// memory, so that no finding is lost. Both ways find the same; a test holds them together.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "engine/rule_times.h"
#include "model/document.h"
#include "rules/rule_spec.h"

namespace digestlint {

struct PatternHit {
  uint32_t pattern = 0;          // index into the patterns that the matcher was made with
  Span span;                     // of the reported group
  std::string replacement = {};  // for it, where the pattern has one
};

// Where a profile is wanted.
struct PatternTimes {
  Nanoseconds candidates{0};          // finding the lines to search
  std::vector<Nanoseconds> patterns;  // by pattern
};

class PatternMatcher {
 public:
  static constexpr size_t kSetBytes = 128 << 10;

  // A line longer than kLongLine gets no more than kMaxMatches matches of one pattern: each search
  // may look at all of the rest, and no digest has such lines.
  static constexpr size_t kLongLine = 64 << 10;
  static constexpr size_t kMaxMatches = 1000;

  // A user's pattern is searched no further once it has so many matches in a document: they are not
  // what anyone reads, and memory is not without end.
  static constexpr size_t kMaxUserMatches = 1000;

  // Patterns must have been checked (see rules/rule_file.h) and must outlive the matcher. `max_mem`
  // bounds the memory of each one's automaton, in bytes.
  explicit PatternMatcher(std::vector<const PatternSpec*> patterns,
                          int64_t max_mem = kBuiltinPatternMemory);
  ~PatternMatcher();

  // Appends the hits of the document in the order of its lines, and of the patterns in a line.
  // Thread-safe. With `times` the set is not used.
  void FindAll(const Document& document, std::vector<PatternHit>& hits,
               PatternTimes* times = nullptr) const;

 private:
  struct Compiled;
  bool FindBySet(const Document& document, std::vector<PatternHit>& hits) const;
  void FindByLiterals(const Document& document, std::vector<PatternHit>& hits,
                      PatternTimes* times) const;
  void FindInLine(const Document& document, const Line& line, uint32_t pattern,
                  std::vector<PatternHit>& hits) const;

  std::vector<const PatternSpec*> patterns_;
  int64_t max_mem_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace digestlint
