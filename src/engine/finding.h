// What a rule reports. A finding knows nothing of output formats, and rules never print.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/fix.h"
#include "rules/rule_spec.h"
#include "text/span.h"

namespace digestlint {

struct Related {
  Span span;  // a second place in the same file that explains the finding
  std::string message;
};

struct Finding {
  const RuleSpec* rule = nullptr;  // never null; outlives the finding
  Severity severity = Severity::kWarning;
  Span span;            // what is wrong, at least one character where the text is not empty
  std::string message;  // what is wrong here, one line, no full stop at the end
  std::vector<Related> related;
  std::optional<Fix> fix = std::nullopt;
};

}  // namespace digestlint
