#include "engine/suppression.h"

#include <utility>

namespace digestlint {

Suppressions::Suppressions(std::vector<Directive> directives, std::string_view text)
    : directives_(std::move(directives)), text_(text) {
  for (const Directive& each : directives_) used_.emplace_back(each.names.size(), false);
}

// All names that match are of use: taking one away must not bring the finding back unseen.
bool Suppressions::Matches(const Finding& finding) {
  bool matches = false;
  for (size_t d = 0; d < directives_.size(); ++d) {
    const Directive& directive = directives_[d];
    if (directive.kind == DirectiveKind::kEnable || directive.kind == DirectiveKind::kUnknown) {
      continue;
    }
    for (size_t n = 0; n < directive.names.size(); ++n) {
      const DirectiveName& name = directive.names[n];
      const std::string_view written = name.span.in(text_);
      if (written != finding.rule->name && written != finding.rule->group && written != kAllRules) {
        continue;
      }
      if (finding.span.begin < name.scope.begin || finding.span.begin >= name.scope.end) continue;
      matches = used_[d][n] = true;
    }
  }
  return matches;
}

void Suppressions::Apply(std::vector<Finding>& findings) {
  std::erase_if(findings, [this](const Finding& finding) { return Matches(finding); });
}

}  // namespace digestlint
