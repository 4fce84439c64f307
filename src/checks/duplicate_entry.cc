// The same title twice in one issue.
#include "checks/coined_name.h"
#include "checks/entry_move.h"
#include "checks/repeated_entries.h"
#include "engine/check.h"
#include "facts/entry_label.h"
#include "model/arxiv_id.h"
#include "model/link_target.h"

namespace digestlint {
namespace {

constexpr size_t kMinKeyBytes = 12;  // twelve letters or four Chinese characters

// The title is a name that a paper coined (YaRN), not a word that any may have (Survey).
bool IsCoined(const Document& document, Span title) {
  const std::string text = PlainText(document, title);
  return text.find(' ') == std::string::npos && ReadNamePart(text) == NamePart::kCoined;
}

}  // namespace

void CheckDuplicateEntry(CheckContext& context) {
  const Document& document = context.document;
  const auto target = [&](const Entry& entry) {
    return entry.source_link == kNone
               ? std::string()
               : CanonicalUrl(context.TextOf(document.links[entry.source_link].target));
  };
  // A short title ("GPT-4") is the same entry only with the same link, unless papers coin names.
  const auto pairs = FindRepeatedEntries(document, [&](const Entry& entry) {
    std::string key = TitleKey(document, entry.title);
    if (key.size() >= kMinKeyBytes || key.empty()) return key;
    const std::string link = target(entry);
    if (FindArxivId(link) && IsCoined(document, entry.title)) return key;
    return link.empty() ? link : key + '\n' + link;
  });
  const LineIndex& lines = context.facts.Lines();
  for (const EntryPair& pair : pairs) {
    const Entry& first = document.entries[pair.first];
    const Entry& second = document.entries[pair.second];
    // One title for two things ("Release notes") has two links. Two papers of one title are rarer
    // than a title that was copied.
    const std::string from = target(first), to = target(second);
    const bool papers = FindArxivId(from) && FindArxivId(to);
    if (!from.empty() && !to.empty() && from != to && !papers) continue;
    context.Report(second.title,
                   {{"title", ShortText(document, second.title)},
                    {"line", std::to_string(lines.LineAt(first.title.begin))}},
                   {{first.title, "first listed here"}},
                   {RemoveEntry(document, context.facts.GetNumbering(), pair.second)
                        .value_or(std::vector<Edit>()),
                    FixSafety::kUnsafe});
  }
}

}  // namespace digestlint
