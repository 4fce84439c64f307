// A directive that names no rule, or is none.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "checks/directive_edit.h"
#include "engine/check.h"
#include "text/edit_distance.h"

namespace digestlint {
namespace {

std::string Hint(std::string_view nearest) {
  return nearest.empty() ? "" : fmt::format("; did you mean “{}”?", nearest);
}

Repair Replace(Span span, std::string_view nearest) {
  if (nearest.empty()) return {};
  return {{{span, std::string(nearest)}}, FixSafety::kUnsafe};
}

void CheckWord(CheckContext& context, const Directive& directive) {
  const std::string_view word = context.TextOf(directive.word);
  const std::string_view nearest = NearestName(word, kDirectiveWords);
  context.Report(directive.word,
                 {{"problem", fmt::format("“{}” is no directive{}", word, Hint(nearest))},
                  {"repair", fmt::format("write “{}”", nearest)}},
                 {}, Replace(directive.word, nearest));
}

void CheckName(CheckContext& context, const Directive& directive, size_t index) {
  const Span span = directive.names[index].span;
  const std::string_view name = context.TextOf(span);
  const auto& known = context.run.known_names;
  if (name == kAllRules || std::find(known.begin(), known.end(), name) != known.end()) return;
  const std::string_view nearest = NearestName(name, known);
  Repair repair = Replace(span, nearest);
  // Unsafe: it may be a rule of a folder that this run does not know.
  if (nearest.empty()) {
    repair = {RemoveName(context.document, directive, index), FixSafety::kUnsafe};
  }
  context.Report(span,
                 {{"problem", fmt::format("there is no rule “{}”{}", name, Hint(nearest))},
                  {"repair", nearest.empty() ? "delete it" : fmt::format("write “{}”", nearest)}},
                 {}, std::move(repair));
}

}  // namespace

void CheckUnknownRule(CheckContext& context) {
  for (const Directive& directive : context.run.suppressions->directives()) {
    if (directive.kind == DirectiveKind::kUnknown) {
      CheckWord(context, directive);
      continue;
    }
    for (size_t i = 0; i < directive.names.size(); ++i) CheckName(context, directive, i);
    if (directive.names.empty() && directive.kind != DirectiveKind::kEnable) {
      context.Report(directive.word,
                     {{"problem", fmt::format("“{}” names no rule; write the rules' names, or all",
                                              context.TextOf(directive.word))},
                      {"repair", ""}});
    }
  }
}

}  // namespace digestlint
