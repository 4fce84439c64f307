// A heading with nothing under it.
#include "checks/entry_label.h"
#include "engine/check.h"

namespace digestlint {

void CheckEmptySection(CheckContext& context) {
  const Document& document = context.document;
  if (!document.is_digest) return;
  for (const Section& section : document.sections) {
    bool empty = true;
    for (uint32_t i = section.heading_line + 1; i < section.line_end && empty; ++i) {
      const Line& line = document.lines[i];
      empty = line.kind == LineKind::kRule || line.role == LineRole::kClosing;
    }
    if (!empty) continue;
    context.Report(
        section.heading.empty() ? document.lines[section.heading_line].span : section.heading,
        {{"heading", ShortText(document, section.heading)}});
  }
}

}  // namespace digestlint
