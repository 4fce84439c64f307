// What a check sees and how it reports: the whole interface between a rule's C++ file and the rest.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding.h"
#include "engine/suppression.h"
#include "facts/facts.h"
#include "model/document.h"

namespace digestlint {

// Fills {name} in a rule's message.
struct MessageArgument {
  std::string_view name;
  std::string value;
};

// The message with each {name} replaced; a name that no argument has stays as it is.
std::string FillMessage(std::string_view message, std::initializer_list<MessageArgument> arguments);

// A word of the rule's [words] in the text. It matches whatever its width, case and inner blanks.
struct WordHit {
  const WordSpec* word = nullptr;
  Span span;
};

// Of the run around a check.
struct RunFacts {
  std::span<const std::string_view>
      known_names;  // of all rules and groups there are, also idle ones
  std::span<const std::string_view> active_names;  // of the rules that ran here, and their groups
  const Suppressions* suppressions = nullptr;      // of the document; never null in a check
};

class CheckContext {
 public:
  CheckContext(const RuleSpec& rule, const Document& document, Facts& facts, const RunFacts& run,
               std::span<const WordHit> words, std::vector<Finding>& findings)
      : document(document),
        facts(facts),
        run(run),
        rule_(rule),
        words_(words),
        findings_(findings) {}

  const Document& document;
  Facts& facts;  // what several checks need, worked out once
  const RunFacts& run;

  std::string_view TextOf(Span span) const { return span.in(document.text); }

  // The value of one of the rule's options; the rule's file must declare it.
  double Option(std::string_view name) const;
  std::string_view OptionText(std::string_view name) const;

  // Where the words of the rule's list stand in text runs, in order, each within one run.
  std::span<const WordHit> Words() const { return words_; }
  std::span<const WordSpec> WordList() const { return rule_.words; }

  // The spans that a rule has reported in this document so far, in order. Patterns run before all
  // checks; of other checks only those of rules that come first have run.
  std::vector<Span> ReportedBy(std::string_view rule) const;

  // Reports `span`, which must lie in the document, with the rule's message. The rule's fix-title
  // names the repair, filled with the same arguments; a rule that repairs must declare it in its
  // file. The finding may be changed until the next report.
  Finding& Report(Span span, std::initializer_list<MessageArgument> arguments,
                  std::vector<Related> related = {}, Repair repair = {});

 private:
  const RuleSpec& rule_;
  std::span<const WordHit> words_;
  std::vector<Finding>& findings_;
};

// A check reads the document and reports; it keeps nothing between two calls and may run in
// several threads at once for different documents.
using CheckFunction = void (*)(CheckContext&);

}  // namespace digestlint
