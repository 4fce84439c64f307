// An entry above the first heading of a digest whose entries stand in sections.
#include "engine/check.h"
#include "facts/entry_label.h"

namespace digestlint {

namespace {

// An unnumbered heading or bold line above the others may head a greeting as well; one that is a
// link is an entry.
bool IsSurelyEntry(const Document& document, const Entry& entry) {
  const LineKind kind = document.lines[entry.first_line].kind;
  if (entry.number || (kind != LineKind::kHeading && kind != LineKind::kParagraph)) return true;
  return entry.source_link != kNone && document.links[entry.source_link].text.overlaps(entry.title);
}

}  // namespace

void CheckUnsectionedEntry(CheckContext& context) {
  const Document& document = context.document;
  const auto& entries = document.entries;
  size_t above = 0, filled = 0;
  while (above < entries.size() && entries[above].section == kNone) ++above;
  for (const Section& section : document.sections) {
    if (section.entry_end > section.first_entry) ++filled;
  }
  // Many entries above the headings are a section that needs none, such as the news of the week.
  const size_t inside = entries.size() - above;
  if (above == 0 || filled < 2 || static_cast<double>(above) > context.Option("max-entries") ||
      above * 3 > inside)
    return;
  const Entry& sectioned = entries[above];
  for (size_t i = 0; i < above; ++i) {
    if (!IsSurelyEntry(document, entries[i])) continue;
    if (!IsSameKind(document, entries[i], sectioned)) continue;
    if ((entries[i].source_link == kNone) != (sectioned.source_link == kNone)) continue;
    const Span place =
        entries[i].title.empty() ? document.lines[entries[i].first_line].span : entries[i].title;
    context.Report(place, {{"entry", EntryLabel(document, entries[i])},
                           {"inside", std::to_string(inside)},
                           {"sections", std::to_string(filled)}});
  }
}

}  // namespace digestlint
