// All rules that there are: the built-in ones, and those of users' folders.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/rule_folder.h"
#include "engine/linter.h"

namespace digestlint {

// Patterns that all folders together may bring, and the steps of their programs: what a line can
// cost at worst grows with these.
inline constexpr size_t kMaxUserPatterns = 1000;
inline constexpr size_t kMaxUserSteps = 40000;

// Rules and names live as long as the book.
class RuleBook {
 public:
  RuleBook();  // the built-in rules

  // Adds the folder's rules, and its words, phrases and patterns to the rules that it extends.
  // `errors` receives the folder's own mistakes and what does not fit in: a name that is taken, a
  // rule that does not exist or takes no such list, too many patterns. What is wrong stays out.
  void Add(RuleFolder folder, std::vector<std::string>& errors);

  std::span<const Rule> rules() const { return rules_; }  // by group, then by name
  const Rule* Find(std::string_view name) const;          // null: there is none
  std::vector<std::string_view> Names() const;            // of rules and groups
  bool IsName(std::string_view name) const;               // one of these

  // Names of users' rules that were read and did not fit in.
  const std::vector<std::string>& left_out() const { return left_out_; }

  // The file of a user's rule; null for a built-in one.
  const RuleFile* FileOf(std::string_view name) const;
  // Of the files that extend a rule, in the order in which they were added.
  std::span<const RuleFile* const> extensions() const { return extensions_; }

 private:
  // A built-in rule with more in its lists.
  struct Extended {
    RuleSpec spec;
    std::vector<PatternSpec> patterns;
    std::vector<PhraseSpec> phrases;
    std::vector<WordSpec> words;
  };
  void AddRule(const RuleFile& file, std::vector<std::string>& errors);
  void Extend(const RuleFile& file, std::vector<std::string>& errors);

  std::vector<Rule> rules_;
  std::deque<RuleFolder> folders_;
  std::deque<Extended> extended_;
  std::vector<const RuleFile*> own_, extensions_;
  std::vector<std::string> left_out_;
  size_t patterns_ = 0, steps_ = 0;
};

}  // namespace digestlint
