// An entry without any link among entries that have one.
#include <algorithm>

#include "checks/span_search.h"
#include "engine/check.h"
#include "facts/entry_label.h"

namespace digestlint {
namespace {

struct Share {
  size_t linked = 0;
  size_t total = 0;
  bool AtLeast(double share) const {
    return static_cast<double>(linked) >= share * static_cast<double>(total);
  }
};

// Fewer neighbours than this say nothing; the whole document then has to, and more clearly.
constexpr size_t kMinSiblings = 2;
constexpr double kClearShare = 0.9;

bool IsPlainBullet(const Document& document, const Entry& entry) {
  return !entry.number && document.lines[entry.first_line].kind == LineKind::kBullet;
}

// Most of the entries [first, end) that have a link begin with it. Where they do not, a bullet
// without a link may well be a remark.
bool BeginWithLinks(const Document& document, size_t first, size_t end) {
  size_t linked = 0, begins = 0;
  for (size_t i = first; i < end; ++i) {
    const Entry& entry = document.entries[i];
    if (entry.source_link == kNone) continue;
    ++linked;
    if (document.links[entry.source_link].text.overlaps(entry.title)) ++begins;
  }
  return begins * 10 >= linked * 8;
}

// A reference whose definition is missing was meant as the link; undefined-reference speaks of it.
bool HoldsUndefined(const References& references, Span extent) {
  const auto& undefined = references.undefined;
  return std::any_of(undefined.begin(), undefined.end(),
                     [&](const UndefinedReference& each) { return extent.contains(each.span); });
}

}  // namespace

void CheckMissingLink(CheckContext& context) {
  const Document& document = context.document;
  const LinkCounter& links = context.facts.Links();
  const auto is_linked = [&](const Entry& entry) {
    return links.Count(entry.first_line, entry.line_end) > 0;
  };
  const std::vector<Span> placeholders = context.ReportedBy("placeholder-link");
  const std::vector<Span> malformed = context.ReportedBy("malformed-link");
  Share whole;
  for (const Entry& entry : document.entries) {
    ++whole.total;
    if (is_linked(entry)) ++whole.linked;
  }
  const double min_share = context.Option("min-share");
  if (static_cast<double>(whole.linked) < context.Option("min-entries")) return;
  for (size_t i = 0; i < document.entries.size();) {
    const uint32_t section = document.entries[i].section;
    Share here;
    const size_t first = i;
    for (; i < document.entries.size() && document.entries[i].section == section; ++i) {
      ++here.total;
      if (is_linked(document.entries[i])) ++here.linked;
    }
    const bool begin_with_links = BeginWithLinks(document, first, i);
    for (size_t k = first; k < i; ++k) {
      const Entry& entry = document.entries[k];
      if (is_linked(entry)) continue;
      if (!begin_with_links && IsPlainBullet(document, entry)) continue;
      const Share siblings = {here.linked, here.total - 1};
      const Share others = {whole.linked, whole.total - 1};
      const bool few = siblings.total < kMinSiblings;
      if (few ? !others.AtLeast(kClearShare) || siblings.linked < siblings.total
              : !siblings.AtLeast(min_share) || !others.AtLeast(min_share)) {
        continue;
      }
      // These findings say what is missing.
      if (HoldsOne(placeholders, entry.extent) || HoldsOne(malformed, entry.extent)) continue;
      if (HoldsUndefined(context.facts.GetReferences(), entry.extent)) continue;
      const Share& shown = few ? others : siblings;
      context.Report(entry.title.empty() ? document.lines[entry.first_line].span : entry.title,
                     {{"entry", EntryLabel(document, entry)},
                      {"linked", std::to_string(shown.linked)},
                      {"total", std::to_string(shown.total)}});
    }
  }
}

}  // namespace digestlint
