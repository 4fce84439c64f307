// What a rule reports. A finding knows nothing of output formats, and rules never print.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/fix.h"
#include "model/document.h"
#include "rules/rule_spec.h"
#include "text/span.h"

namespace digestlint {

struct Related {
  Span span;  // a second place in the same file that explains the finding
  std::string message;
};

// Why an entry is thought to be in the wrong section, for programs.
struct PlacementData {
  struct Term {
    std::string term;
    uint32_t count = 0;
    double weight = 0;
  };
  std::string topic;                // names of rules/topics/: what the entry is about
  std::string section_topic;        // what its section is about, several joined by ", "
  uint32_t better_section = kNone;  // index into Document::sections; kNone where none fits
  Span better_heading;              // of that section
  double confidence = 0;            // from 0 to 1
  std::vector<Term> evidence;       // for the topic, the strongest first
};

struct Finding {
  const RuleSpec* rule = nullptr;  // never null; outlives the finding
  Severity severity = Severity::kWarning;
  Span span;            // what is wrong, at least one character where the text is not empty
  std::string message;  // what is wrong here, one line, no full stop at the end
  std::vector<Related> related;
  std::optional<Fix> fix = std::nullopt;
  std::optional<PlacementData> data = std::nullopt;  // of misplaced-entry
  // Not empty where the finding stands for several places of the file and its own is only the first
  // or the last of them: what these have in common, whatever their number and order. See
  // engine/fingerprint.h.
  std::string habit = {};
};

}  // namespace digestlint
