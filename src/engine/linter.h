// The rule engine: a set of rules made ready once, then run over any number of documents.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/check.h"
#include "engine/finding.h"
#include "engine/rule_times.h"
#include "model/document.h"
#include "rules/rule_spec.h"
#include "rules/topic_model.h"

namespace digestlint {

// A rule with what runs it.
struct Rule {
  const RuleSpec* spec = nullptr;  // must outlive the linter
  CheckFunction check = nullptr;   // null for pattern and phrase rules
};

class Linter {
 public:
  // `known_names` are those of all rules and groups that there are, for telling a wrong name in a
  // directive from one of a rule that does not run; they must outlive the linter.
  Linter(std::vector<Rule> rules, const TopicModel& topics,
         std::vector<std::string_view> known_names = {});
  ~Linter();

  const std::vector<Rule>& rules() const { return rules_; }

  // The place of a rule in the order in which the rules were given.
  size_t OrderOf(const RuleSpec* rule) const;

  // The findings in the order of their places; at one place, in the order of the rules. A finding
  // on wording or punctuation inside text that a phrase rule reports as a whole is left out, and so
  // is what the document's own directives suppress. Thread-safe. `times` gets what each rule took;
  // what several rules share counts for the first that asks for it. `memory` makes the next run
  // over much the same document faster, and changes nothing else.
  std::vector<Finding> Lint(const Document& document, RuleTimes* times = nullptr,
                            RunMemory* memory = nullptr) const;

 private:
  struct Matchers;
  using WordHits = std::vector<std::vector<WordHit>>;  // by rule
  void RunPhrases(const Document& document, std::vector<Finding>& findings, WordHits& words) const;
  void RunPatterns(const Document& document, std::vector<Finding>& findings,
                   RuleTimes* times) const;
  void RunLast(const Document& document, Facts& facts, const RunFacts& run,
               std::vector<Finding>& findings) const;
  void Sort(std::vector<Finding>& findings) const;

  std::vector<Rule> rules_;
  std::vector<std::string_view> known_names_;
  LazyTopics topics_;
  std::unique_ptr<Matchers> matchers_;
};

}  // namespace digestlint
