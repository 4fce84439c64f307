// A reference whose label no definition of the document has.
#include <fmt/format.h>

#include "engine/check.h"

namespace digestlint {

void CheckUndefinedReference(CheckContext& context) {
  const References& references = context.facts.GetReferences();
  for (const UndefinedReference& each : references.undefined) {
    std::string problem =
        "nothing in this file defines [" + std::string(context.TextOf(each.label)) + "]";
    if (each.meant == kNone) {
      context.Report(each.span, {{"problem", problem}});
      continue;
    }
    const ReferenceDefinition& meant = references.definitions[each.meant];
    const std::string label(context.TextOf(meant.label));
    const std::string line =
        std::to_string(context.facts.Lines().PositionAt(meant.span.begin).line);
    context.Report(each.span,
                   {{"problem", fmt::format("{}; [{}] in line {} is near", problem, label, line)},
                    {"label", label}},
                   {{meant.span, "nothing uses this definition"}},
                   {{{each.label, label}}, FixSafety::kUnsafe});
  }
}

}  // namespace digestlint
