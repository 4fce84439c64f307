// Numbers that skip, repeat or run backwards against the scheme that the document itself follows.
#include "engine/check.h"
#include "facts/numbering.h"

namespace digestlint {

void CheckBrokenNumbering(CheckContext& context) {
  if (!context.document.is_digest) return;
  for (const BrokenNumber& each : context.facts.GetNumbering().broken) {
    context.Report(each.number->span, {{"number", std::to_string(each.number->value)},
                                       {"expected", std::to_string(each.expected)}});
  }
}

}  // namespace digestlint
