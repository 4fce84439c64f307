#include "server/hover.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "facts/entry_label.h"
#include "model/arxiv_id.h"
#include "model/link_target.h"
#include "report/product.h"

namespace digestlint {
namespace {

constexpr size_t kMaxPlaces = 10;

LspJson Markdown(const Analysis& analysis, std::string text, Span span) {
  return {{"contents", {{"kind", "markdown"}, {"value", std::move(text)}}},
          {"range", RangeJson(analysis.positions, span)}};
}

// The rule's page without its examples, which are long.
std::string RuleText(const Finding& finding) {
  const RuleSpec& rule = *finding.rule;
  std::string text = fmt::format("**{}**: {}\n\n{}\n\n{}\n\n{}", rule.name, finding.message,
                                 rule.summary, rule.why, rule.help);
  if (finding.fix) {
    text += fmt::format("\n\nRepair ({}): {}", FixSafetyName(finding.fix->safety), rule.fix_help);
  }
  const std::string page = RulePageUrl(rule);
  if (!page.empty()) text += fmt::format("\n\n[{} and its examples]({})", rule.name, page);
  return text;
}

void AddPlaces(OpenDocument& document, const std::string& url, const Link* self,
               std::vector<std::string>& places) {
  const Analysis& analysis = document.Read();
  for (const Link& link : analysis.document.links) {
    if (&link == self || CanonicalUrl(link.target.in(analysis.text)) != url) continue;
    const uint32_t line = analysis.positions.PositionAt(link.span.begin).line + 1;
    const Entry* entry = EntryAt(analysis.document, link.span.begin);
    places.push_back(fmt::format("- {}:{} {}",
                                 std::filesystem::path(document.path()).filename().string(), line,
                                 entry == nullptr ? "" : EntryLabel(analysis.document, *entry)));
  }
}

}  // namespace

LspJson HoverJson(const Analysis& analysis, uint32_t offset, const OpenDocument& document,
                  const std::vector<OpenDocument*>& others) {
  for (const Finding& finding : analysis.findings) {
    if (finding.span.begin <= offset &&
        offset < std::max(finding.span.end, finding.span.begin + 1)) {
      return Markdown(analysis, RuleText(finding), finding.span);
    }
  }
  for (const Link& link : analysis.document.links) {
    if (!link.span.contains(offset)) continue;
    const std::string_view target = link.target.in(analysis.text);
    const ArxivId id = FindArxivId(target);
    const std::string url = CanonicalUrl(target);
    if (url.empty()) return nullptr;
    std::string text = id ? fmt::format("arXiv {}", id.id) : fmt::format("{}", url);
    std::vector<std::string> places;
    for (OpenDocument* other : others) {
      AddPlaces(*other, url, other == &document ? &link : nullptr, places);
    }
    if (!places.empty()) text += "\n\nAlso in:\n";
    for (size_t i = 0; i < places.size() && i < kMaxPlaces; ++i) text += places[i] + "\n";
    return Markdown(analysis, text, link.span);
  }
  return nullptr;
}

}  // namespace digestlint
