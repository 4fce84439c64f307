// An entry without a summary among entries that have one.
#include "checks/span_search.h"
#include "engine/check.h"
#include "facts/entry_label.h"

namespace digestlint {
namespace {

struct Count {
  size_t with = 0;
  size_t total = 0;
};

// Of the entries: how many have a link, and how many a link line of its own.
struct Habits {
  size_t linked = 0;
  size_t link_lines = 0;
};

// The entry is only a title, with the links that its siblings have as well. A picture may stand for
// a summary, and a further link too; a bullet without a link among linked ones is a remark.
bool IsBare(const Entry& entry, const EntryShape& shape, const Habits& habits, size_t total) {
  if (shape.text_line != kNone || shape.has_more || entry.title.empty()) return false;
  if (!entry.number && entry.source_link == kNone && habits.linked * 2 > total) return false;
  return shape.link_line == kNone || habits.link_lines * 2 > total;
}

}  // namespace

// Both the section and the document must have the habit: a list of links at the end of an issue has
// its own.
void CheckMissingBody(CheckContext& context) {
  const Document& document = context.document;
  const std::vector<EntryShape>& shapes = context.facts.EntryShapes();
  const auto& entries = document.entries;
  Count whole;
  for (const EntryShape& shape : shapes) {
    ++whole.total;
    if (shape.text_line != kNone) ++whole.with;
  }
  Habits habits;
  for (size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].source_link != kNone) ++habits.linked;
    if (shapes[i].link_line != kNone) ++habits.link_lines;
  }
  const std::vector<Span> unlinked = context.ReportedBy("missing-link");
  const double min_share = context.Option("min-share");
  const double min_entries = context.Option("min-entries");
  const auto enough = [&](size_t with, size_t others) {
    return static_cast<double>(with) >= min_share * static_cast<double>(others);
  };
  if (static_cast<double>(whole.with) < min_entries || whole.with == whole.total) return;
  if (!enough(whole.with, whole.total - 1)) return;
  for (size_t first = 0, end = 0; first < entries.size(); first = end) {
    Count here;
    for (end = first; end < entries.size() && entries[end].section == entries[first].section;
         ++end) {
      ++here.total;
      if (shapes[end].text_line != kNone) ++here.with;
    }
    if (here.with == 0 || here.with == here.total || !enough(here.with, here.total - 1)) continue;
    for (size_t i = first; i < end; ++i) {
      const Entry& entry = entries[i];
      if (!IsBare(entry, shapes[i], habits, entries.size())) continue;
      // Without the link nothing tells where the title ends and the summary begins.
      if (OverlapsOne(unlinked, entry.title)) continue;
      // A line of another kind may be something else than an entry.
      const Entry& neighbour = entries[i > first ? i - 1 : i + 1];
      if (!IsSameKind(document, entry, neighbour)) continue;
      context.Report(entry.title, {{"entry", EntryLabel(document, entry)},
                                   {"with", std::to_string(whole.with)},
                                   {"total", std::to_string(whole.total - 1)}});
    }
  }
}

}  // namespace digestlint
