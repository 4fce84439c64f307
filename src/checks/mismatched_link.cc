// A link whose text, label or address speaks of another page than the one it leads to.
#include <algorithm>
#include <array>
#include <optional>

#include "checks/link_owner.h"
#include "engine/check.h"
#include "facts/entry_label.h"
#include "model/arxiv_id.h"
#include "model/link_target.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

bool IsMarkdownLink(const Link& link) {
  return !link.is_image && (link.kind == LinkKind::kInline || link.kind == LinkKind::kReference);
}

// The identifier that a text names: "arXiv:2405.11157", an address, or "2405.11157" alone.
std::string NamedArxivId(std::string_view text) {
  if (const ArxivId named = FindArxivId(text)) {
    return named.problem == ArxivProblem::kNone ? named.id : "";
  }
  const std::string bare = "arXiv:" + std::string(Trim(text));
  const ArxivId alone = FindArxivId(bare);
  const bool whole = alone && alone.problem == ArxivProblem::kNone && alone.span.end == bare.size();
  return whole && alone.id.find('.') != std::string::npos ? alone.id : "";
}

// One of two hosts lies below the other, or the last two labels are the same.
bool IsSameSite(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return a == b || (a.ends_with(b) && a[a.size() - b.size() - 1] == '.');
}

// Addresses that lead on to another one: shorteners and the redirects of sites and newsletters.
bool IsRedirect(std::string_view host, std::string_view url) {
  static constexpr std::array<std::string_view, 18> kHosts = {
      "t.co",   "bit.ly",  "lnkd.in", "tinyurl.com", "goo.gl",   "t.cn",
      "dwz.cn", "url.cn",  "aka.ms",  "doi.org",     "w3id.org", "purl.org",
      "ow.ly",  "buff.ly", "is.gd",   "tiny.cc",     "reurl.cc", "archive.org"};
  static constexpr std::array<std::string_view, 9> kBeginnings = {
      "link.", "links.", "click.", "email.", "url.", "go.", "l.", "out.", "web.archive."};
  return std::find(kHosts.begin(), kHosts.end(), host) != kHosts.end() ||
         std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view each) { return host.starts_with(each); }) ||
         url.find("target=") != std::string_view::npos ||
         url.find("url=") != std::string_view::npos;
}

// The host of a text that is an address: with a scheme, with www., or with a path behind it.
std::string NamedHost(std::string_view text) {
  text = Trim(text);
  if (text.find(' ') != std::string_view::npos) return "";
  const bool scheme = text.starts_with("http://") || text.starts_with("https://");
  if (scheme || text.starts_with("www.")) return HostOf(text);
  // github.com/a/b
  static constexpr std::string_view kEndings[] = {".com", ".org", ".net", ".io", ".cn", ".ai"};
  const std::string_view host = text.substr(0, text.find('/'));
  const bool known = host.size() < text.size() &&
                     std::any_of(std::begin(kEndings), std::end(kEndings),
                                 [&](std::string_view each) { return host.ends_with(each); });
  return known ? HostOf("https://" + std::string(text)) : "";
}

// Two addresses on one site that do not continue each other.
bool LeadApart(std::string_view shown, std::string_view target) {
  if (shown.ends_with("...") || shown.ends_with("…")) return false;
  const std::string a = CanonicalUrl(shown), b = CanonicalUrl(target);
  return !a.starts_with(b) && !b.starts_with(a) && a.find('/') != std::string::npos &&
         b.find('/') != std::string::npos;
}

// What the text of a link says against its target.
std::optional<std::string> Contradiction(std::string_view shown, std::string_view target) {
  const std::string named = NamedArxivId(shown);
  const ArxivId leads = FindArxivId(target);
  if (!named.empty()) {
    if (!leads || leads.problem != ArxivProblem::kNone || leads.id == named) return std::nullopt;
    return "the text names arXiv " + named + ", but the link leads to " + leads.id;
  }
  const std::string host = NamedHost(shown), other = HostOf(target);
  if (host.empty() || other.empty() || IsRedirect(other, target)) return std::nullopt;
  if (!IsSameSite(host, other)) {
    return "the text names " + host + ", but the link leads to " + other;
  }
  if (host == other && LeadApart(shown, target)) {
    return "the text shows another address than " + std::string(target);
  }
  return std::nullopt;
}

void CheckTexts(CheckContext& context) {
  for (const Link& link : context.document.links) {
    if (!IsMarkdownLink(link)) continue;
    const auto problem = Contradiction(context.TextOf(link.text), context.TextOf(link.target));
    if (problem) context.Report(link.span, {{"problem", *problem}});
  }
}

// The name in the rule's list that the host belongs to.
std::string_view PlaceOf(const CheckContext& context, std::string_view host) {
  for (const WordSpec& word : context.WordList()) {
    if (!word.value.empty() && IsSameSite(host, word.value)) return word.value;
  }
  return {};
}

// [GitHub](https://arxiv.org/…): labels that name one place on links to another.
void CheckLabels(CheckContext& context) {
  const auto& links = context.document.links;
  for (const WordHit& hit : context.Words()) {
    auto link =
        std::lower_bound(links.begin(), links.end(), hit.span.end,
                         [](const Link& each, uint32_t end) { return each.span.end < end; });
    if (link == links.end() || !IsMarkdownLink(*link) || !link->text.contains(hit.span)) continue;
    if (Trim(context.TextOf(link->text)).size() != hit.span.size()) continue;
    const std::string host = HostOf(context.TextOf(link->target));
    const std::string_view place = PlaceOf(context, host);
    if (place.empty() || place == hit.word->value) continue;
    if (hit.word->value == "arxiv.org" && FindArxivId(context.TextOf(link->target))) continue;
    context.Report(link->span,
                   {{"problem", "the text says " + std::string(context.TextOf(hit.span)) +
                                    ", but the link leads to " + host}});
  }
}

// The link is one of those that lead to the entry's own paper: it is in the title, a bare
// identifier, or its text is a label such as PDF.
bool ClaimsPaper(const Document& document, const Entry& entry, const Link& link) {
  static constexpr std::array<std::string_view, 12> kLabels = {
      "pdf",  "abs",      "arxiv",    "html",     "paper",     "abstract",
      "论文", "论文链接", "论文地址", "原文链接", "arxiv链接", "arxiv页面"};
  if (link.text.overlaps(entry.title)) return true;
  if (!IsMarkdownLink(link)) return false;
  const std::string label = TitleKey(document, link.text);
  return std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end();
}

// One entry whose title, abstract and PDF lead to two papers.
void CheckEntries(CheckContext& context) {
  const Document& document = context.document;
  for (const Entry& entry : document.entries) {
    const Link* first = nullptr;
    std::string id;
    for (uint32_t i = entry.first_link; i < entry.link_end; ++i) {
      const Link& link = document.links[i];
      if (link.is_image || !ClaimsPaper(document, entry, link)) continue;
      const ArxivId own = FindArxivId(context.TextOf(link.target));
      if (!own || own.problem != ArxivProblem::kNone || own.id == id) continue;
      if (first != nullptr) {
        context.Report(
            link.span,
            {{"problem", "the link leads to arXiv " + own.id + ", another one of entry " +
                             EntryLabel(document, entry) + " to " + id}},
            {{first->span, "the other link"}});
        break;
      }
      first = &link;
      id = own.id;
    }
  }
}

// Entries with each other's links, and with the link of an entry that has another one.
void CheckOwners(CheckContext& context) {
  const Document& document = context.document;
  for (const ForeignLink& foreign : FindForeignLinks(document)) {
    const Entry& entry = document.entries[foreign.entry];
    const Entry& owner = document.entries[foreign.owner];
    const Link& link = document.links[entry.source_link];
    const std::string line =
        std::to_string(context.facts.Lines().PositionAt(owner.title.begin).line);
    Repair repair;
    if (foreign.swapped) {
      const Span other = document.links[owner.source_link].target;
      repair = {{{link.target, std::string(context.TextOf(other))},
                 {other, std::string(context.TextOf(link.target))}},
                FixSafety::kUnsafe};
    }
    context.Report(
        link.span,
        {{"problem", "the link of entry " + EntryLabel(document, entry) + " (" + foreign.words +
                         ") is that of " + EntryLabel(document, owner) + " in line " + line +
                         (foreign.swapped ? ", and the other way round" : "")}},
        {{owner.title, "the entry with these words"}}, std::move(repair));
  }
}

}  // namespace

void CheckMismatchedLink(CheckContext& context) {
  CheckTexts(context);
  CheckLabels(context);
  CheckEntries(context);
  CheckOwners(context);
}

}  // namespace digestlint
