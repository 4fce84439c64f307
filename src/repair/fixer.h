// Applying the repairs of findings to a text until nothing is left to repair.
//
// Repairs go in rounds: lint, take as many fixes as do not meet each other, apply them, read the
// digest again. Where two fixes meet, that of the rule that comes first in the catalogue wins (of
// one rule, the one that begins first); the other one waits for the next round.
//
// After each round the digest is compared with what it was (repair/digest_signature.h). Where more
// has changed than the rules' files declare (fix-changes), the round is done again rule by rule,
// and the fixes that did it are left out: a repair never costs an entry, a link or a heading.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/linter.h"

namespace digestlint {

struct FixOptions {
  bool unsafe = false;  // the unsafe fixes as well
  int max_rounds = 10;
  // Where set, asked in each round: removes findings that are neither to be repaired nor told of.
  std::function<void(const Document& document, std::vector<Finding>& findings)> leave_out = {};
};

struct FixCount {
  const RuleSpec* rule = nullptr;
  size_t count = 0;  // fixes applied
};

struct FixResult {
  std::string text;
  std::vector<Finding> findings;         // in `text`: what is left
  std::vector<FixCount> applied;         // in the order of the rules
  std::vector<const RuleSpec*> refused;  // some of whose fixes would have changed too much
  // Rules that still had something to repair after the last round. Where that was no less than at
  // first, or brought back a text that was there before, they undo each other: all is done again
  // without these rules, so that nothing of theirs is in the text.
  std::vector<const RuleSpec*> unfinished;
};

FixResult FixText(const Linter& linter, const std::string& text, Format format,
                  const FixOptions& options);

}  // namespace digestlint
