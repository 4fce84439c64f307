// A heading with nothing under it.
#include "checks/entry_move.h"
#include "engine/check.h"
#include "facts/entry_label.h"

namespace digestlint {

namespace {

// Behind the heading and its underline, which plain text reads as a line of its own.
uint32_t FirstFilledLine(const Document& document, const Section& section) {
  uint32_t line = section.heading_line + 1;
  const bool underlined = document.format == Format::kPlain && line < section.line_end &&
                          document.lines[line].kind == LineKind::kRule;
  return underlined ? line + 1 : line;
}

}  // namespace

void CheckEmptySection(CheckContext& context) {
  const Document& document = context.document;
  if (!document.is_digest) return;
  for (const Section& section : document.sections) {
    bool empty = true;
    for (uint32_t i = section.heading_line + 1; i < section.line_end && empty; ++i) {
      const Line& line = document.lines[i];
      // The head of a table without rows says nothing.
      empty = line.kind == LineKind::kRule || line.kind == LineKind::kTableHead ||
              line.role == LineRole::kClosing;
    }
    if (!empty) continue;
    context.Report(
        section.heading.empty() ? document.lines[section.heading_line].span : section.heading,
        {{"heading", ShortText(document, section.heading)}}, {},
        {RemoveLines(document, section.heading_line, FirstFilledLine(document, section)),
         FixSafety::kUnsafe});
  }
}

}  // namespace digestlint
