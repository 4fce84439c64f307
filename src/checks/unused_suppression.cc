// A directive that leaves nothing out.
#include <fmt/format.h>

#include <algorithm>

#include "checks/directive_edit.h"
#include "engine/check.h"

namespace digestlint {
namespace {

// The rules ran that the name stands for, so that it could have been of use.
bool IsActive(const CheckContext& context, std::string_view name) {
  const auto& active = context.run.active_names;
  return name == kAllRules || std::find(active.begin(), active.end(), name) != active.end();
}

void ReportWhole(CheckContext& context, const Directive& directive, const std::string& problem) {
  context.Report(directive.comment, {{"problem", problem}, {"what", "the comment"}}, {},
                 {RemoveComment(context.document, directive)});
}

void CheckEnable(CheckContext& context, const Directive& directive) {
  const auto& names = directive.names;
  const bool idle =
      std::none_of(names.begin(), names.end(), [](const DirectiveName& name) { return name.ends; });
  if (idle && !directive.ends_all) {
    ReportWhole(context, directive, "nothing is disabled here that this could enable");
  }
}

void CheckDisable(CheckContext& context, size_t index) {
  const Suppressions& suppressions = *context.run.suppressions;
  const Directive& directive = suppressions.directives()[index];
  std::vector<size_t> unused;
  for (size_t i = 0; i < directive.names.size(); ++i) {
    const std::string_view name = context.TextOf(directive.names[i].span);
    if (!suppressions.WasUsed(index, i) && IsActive(context, name)) unused.push_back(i);
  }
  if (unused.empty()) return;
  if (unused.size() == directive.names.size()) {
    ReportWhole(context, directive, "nothing is found here that this could suppress");
    return;
  }
  for (const size_t i : unused) {
    const Span span = directive.names[i].span;
    context.Report(span,
                   {{"problem", fmt::format("“{}” finds nothing here that this could suppress",
                                            context.TextOf(span))},
                    {"what", "the name"}},
                   {}, {RemoveName(context.document, directive, i)});
  }
}

}  // namespace

void CheckUnusedSuppression(CheckContext& context) {
  const auto& directives = context.run.suppressions->directives();
  for (size_t i = 0; i < directives.size(); ++i) {
    if (directives[i].kind == DirectiveKind::kEnable) {
      CheckEnable(context, directives[i]);
    } else if (directives[i].kind != DirectiveKind::kUnknown) {
      CheckDisable(context, i);
    }
  }
}

}  // namespace digestlint
