// What a check sees and how it reports: the whole interface between a rule's C++ file and the rest.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding.h"
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

class CheckContext {
 public:
  CheckContext(const RuleSpec& rule, Severity severity, const Document& document, Facts& facts,
               std::vector<Finding>& findings)
      : document(document), facts(facts), rule_(rule), severity_(severity), findings_(findings) {}

  const Document& document;
  Facts& facts;  // what several checks need, worked out once

  std::string_view TextOf(Span span) const { return span.in(document.text); }

  // The value of one of the rule's options; the rule's file must declare it.
  double Option(std::string_view name) const;

  // The spans that a rule has reported in this document so far, in order. Patterns run before all
  // checks; of other checks only those of rules that come first have run.
  std::vector<Span> ReportedBy(std::string_view rule) const;

  // Reports `span`, which must lie in the document, with the rule's message.
  void Report(Span span, std::initializer_list<MessageArgument> arguments,
              std::vector<Related> related = {});

 private:
  const RuleSpec& rule_;
  Severity severity_;
  std::vector<Finding>& findings_;
};

// A check reads the document and reports; it keeps nothing between two calls and may run in
// several threads at once for different documents.
using CheckFunction = void (*)(CheckContext&);

}  // namespace digestlint
