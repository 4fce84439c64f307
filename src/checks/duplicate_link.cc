// Two entries with different titles whose source links lead to the same page.
#include "checks/repeated_entries.h"
#include "engine/check.h"
#include "facts/entry_label.h"
#include "model/arxiv_id.h"
#include "model/link_target.h"

namespace digestlint {
namespace {

// The link surely is what the entry is about: it is in the title, on a line of its own, or arXiv's.
bool IsCertainSource(const Document& document, const Entry& entry, const Link& link) {
  if (link.span.overlaps(entry.title)) return true;
  if (FindArxivId(link.target.in(document.text))) return true;
  const uint32_t line = FindLine(document, link.span.begin);
  return line != kNone && IsLinkLine(document, document.lines[line]);
}

std::string SourceKey(const Document& document, const Entry& entry) {
  if (entry.source_link == kNone) return "";
  const Link& link = document.links[entry.source_link];
  if (!IsCertainSource(document, entry, link)) return "";
  const std::string_view target = link.target.in(document.text);
  if (FindArxivId(target)) return CanonicalUrl(target);
  if (target.find('/') == std::string_view::npos) return "";
  const std::string key = CanonicalUrl(target);
  // A bare host is a home page that several entries may share.
  return key.find_first_of("/:?") == std::string::npos ? "" : key;
}

}  // namespace

void CheckDuplicateLink(CheckContext& context) {
  const Document& document = context.document;
  const auto pairs =
      FindRepeatedEntries(document, [&](const Entry& entry) { return SourceKey(document, entry); });
  const LineIndex& lines = context.facts.Lines();
  for (const EntryPair& pair : pairs) {
    const Entry& first = document.entries[pair.first];
    const Entry& second = document.entries[pair.second];
    if (TitleKey(document, first.title) == TitleKey(document, second.title)) continue;
    const Span place = document.links[first.source_link].span;
    context
        .Report(document.links[second.source_link].span,
                {{"entry", EntryLabel(document, second)},
                 {"other", EntryLabel(document, first)},
                 {"line", std::to_string(lines.LineAt(place.begin))}},
                {{place, "the same link here"}})
        .habit = CanonicalUrl(context.TextOf(document.links[first.source_link].target));
  }
}

}  // namespace digestlint
