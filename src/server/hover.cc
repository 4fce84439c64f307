#include "server/hover.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "facts/entry_label.h"
#include "model/arxiv_id.h"
#include "model/link_target.h"
#include "report/product.h"

namespace digestlint {
namespace {

constexpr size_t kMaxPlaces = 10;

// The rule's page without its examples, which are long, and without what the finding itself says:
// editors show that beside it.
std::string RuleText(const Finding& finding, bool markdown) {
  const RuleSpec& rule = *finding.rule;
  const char* const strong = markdown ? "**" : "";
  std::string text =
      fmt::format("{0}{1}{0}: {2}\n\n{3}", strong, rule.name, rule.summary, rule.why);
  if (finding.fix) {
    text += fmt::format("\n\nRepair ({}): {}", FixSafetyName(finding.fix->safety), rule.fix_help);
  }
  const std::string page = RulePageUrl(rule);
  if (!page.empty()) {
    text += markdown ? fmt::format("\n\n[{} and its examples]({})", rule.name, page)
                     : fmt::format("\n\n{}", page);
  }
  return text;
}

void AddPlaces(OpenDocument& document, const std::string& url, const Link* self,
               std::vector<std::string>& places) {
  const Analysis& analysis = document.Read();
  for (const Link& link : analysis.document.links) {
    if (&link == self || CanonicalUrl(link.target.in(analysis.text)) != url) continue;
    const uint32_t line = analysis.positions.PositionAt(link.span.begin).line + 1;
    const Entry* entry = EntryAt(analysis.document, link.span.begin);
    std::string place =
        fmt::format("- {}:{}", std::filesystem::path(document.path()).filename().string(), line);
    if (entry != nullptr) place.append(" ").append(EntryLabel(analysis.document, *entry));
    if (places.empty() || places.back() != place) places.push_back(std::move(place));
  }
}

// Where the link leads to, and where else. Empty where that is nowhere.
std::string LinkText(const Link& link, const Analysis& analysis, const OpenDocument& document,
                     const std::vector<OpenDocument*>& others) {
  const std::string_view target = link.target.in(analysis.text);
  const std::string url = CanonicalUrl(target);
  if (url.empty()) return "";
  const ArxivId id = FindArxivId(target);
  std::string text = id ? fmt::format("arXiv {}", id.id) : url;
  std::vector<std::string> places;
  for (OpenDocument* other : others) {
    AddPlaces(*other, url, other == &document ? &link : nullptr, places);
  }
  if (!places.empty()) text += "\n\nAlso in:";
  for (size_t i = 0; i < places.size() && i < kMaxPlaces; ++i) text.append("\n").append(places[i]);
  return text;
}

}  // namespace

LspJson HoverJson(const Analysis& analysis, uint32_t offset, const OpenDocument& document,
                  const std::vector<OpenDocument*>& others, bool markdown) {
  const char* const rule = markdown ? "\n\n---\n\n" : "\n\n";
  std::string text;
  Span span;
  const auto add = [&](Span own, const std::string& about) {
    if (text.empty()) span = own;
    text.append(text.empty() ? "" : rule).append(about);
  };
  std::set<std::string_view> told;  // rules
  for (const Finding& finding : analysis.findings) {
    const Span own = {finding.span.begin, std::max(finding.span.end, finding.span.begin + 1)};
    if (!own.contains(offset) || !told.insert(finding.rule->name).second) continue;
    add(finding.span, RuleText(finding, markdown));
  }
  for (const Link& link : analysis.document.links) {
    const bool in_definition = link.target.contains(offset);
    if (!link.span.contains(offset) && !in_definition) continue;
    const std::string about = LinkText(link, analysis, document, others);
    if (about.empty()) continue;
    add(link.span.contains(offset) ? link.span : link.target, about);
    break;
  }
  if (text.empty()) return nullptr;
  return {{"contents", {{"kind", markdown ? "markdown" : "plaintext"}, {"value", std::move(text)}}},
          {"range", RangeJson(analysis.positions, span)}};
}

}  // namespace digestlint
