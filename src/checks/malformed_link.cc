// A link that cannot work as it is written. Broken schemes and broken Markdown are patterns in the
// rule's file; here are the defects that need to know the whole link.
#include <algorithm>
#include <array>

#include "checks/placeholder_address.h"
#include "checks/span_search.h"
#include "engine/check.h"
#include "model/arxiv_id.h"
#include "model/link_target.h"
#include "reader/line_facts.h"
#include "text/ascii.h"
#include "text/edit_distance.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

bool IsGluedMark(char32_t c) {
  static constexpr std::u32string_view kMarks = U"，。；：、！？）」』】》”,;";
  return kMarks.find(c) != std::u32string_view::npos;
}

// com, org, cn: an ending that hosts have and folders have not. Any two letters may be a country.
bool IsDomainEnding(std::string_view label) {
  static constexpr std::array<std::string_view, 7> kGeneric = {"com", "org", "net", "edu",
                                                               "gov", "dev", "app"};
  static constexpr std::array<std::string_view, 5> kFiles = {"md", "js", "ts", "py", "sh"};
  if (std::find(kGeneric.begin(), kGeneric.end(), label) != kGeneric.end()) return true;
  return label.size() == 2 && IsAsciiLetter(static_cast<unsigned char>(label[0])) &&
         IsAsciiLetter(static_cast<unsigned char>(label[1])) &&
         std::find(kFiles.begin(), kFiles.end(), label) == kFiles.end();
}

// Targets without a scheme that name a host and not a file: www.x.y, github.com/a/b.
bool IsSchemelessHost(std::string_view target) {
  if (target.find("://") != std::string_view::npos || target.empty()) return false;
  const std::string_view first = target.substr(0, target.find_first_of("/?#"));
  if (!IsAlphanumeric(static_cast<unsigned char>(first.empty() ? '.' : first[0]))) return false;
  if (first.find(':') != std::string_view::npos || first.find('@') != std::string_view::npos)
    return false;
  if (first.starts_with("www.")) return true;
  const size_t dot = first.rfind('.');
  return dot != std::string_view::npos && first.size() < target.size() &&
         IsDomainEnding(first.substr(dot + 1));
}

// "https:/x", "htps://x", "http//x": the letters of http or https, nearly, and marks like "://".
bool HasBrokenScheme(std::string_view target) {
  const std::string folded = LowerAscii(target.substr(0, 16));
  const size_t letters =
      std::min(folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), folded.size());
  const std::string_view scheme = std::string_view(folded).substr(0, letters);
  const std::string_view rest = std::string_view(folded).substr(letters);
  const std::string_view marks = rest.substr(0, rest.find_first_not_of(":;/\\"));
  if (scheme == "http" || scheme == "https") return marks != "://" && marks.size() > 1;
  if (marks != "://" || letters < 4 || scheme[0] == 'f') return false;
  return EditDistance(scheme, "https") == 1 || EditDistance(scheme, "http") == 1;
}

bool IsWebTarget(std::string_view target) {
  return target.starts_with("http://") || target.starts_with("https://");
}

// "https://github/…", "https://github,com/…": a host needs a dot and knows no comma, unless it is a
// local one or a number.
bool HasBrokenHost(std::string_view target) {
  if (!IsWebTarget(target)) return false;
  std::string_view host = target.substr(target.find("://") + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.find_first_of(",;") != std::string_view::npos ||
      host.find("。") != std::string_view::npos) {
    return true;
  }
  if (host.empty() || host.find('.') != std::string_view::npos || host.starts_with('['))
    return false;
  return host != "localhost" && host.find('@') == std::string_view::npos &&
         host.find('{') == std::string_view::npos && host.find('<') == std::string_view::npos;
}

// Repairs leave HTML alone.
Repair InMarkdown(const Link& link, Edit edit, FixSafety safety) {
  if (link.kind == LinkKind::kHtml) return {};
  return {{std::move(edit)}, safety};
}

void CheckTarget(CheckContext& context, const Link& link, std::string_view target) {
  const char32_t last = DecodeBefore(target, target.size()).code_point;
  const ArxivId arxiv = FindArxivId(target);
  const bool arxiv_dot = arxiv && arxiv.span.end + 1 == target.size() && last == '.';
  if (IsWebTarget(target) && (IsGluedMark(last) || arxiv_dot)) {
    std::string mark;
    AppendUtf8(last, mark);
    // A full-width mark is none of an address's characters; "," and ";" may be.
    const Span surplus = {link.target.end - static_cast<uint32_t>(mark.size()), link.target.end};
    const bool certain = arxiv_dot || last > 0x7F;
    context.Report(
        link.span,
        {{"problem", "the link target ends in “" + mark + "”"},
         {"replacement", std::string(target.substr(0, target.size() - mark.size()))}},
        {}, InMarkdown(link, {surplus, ""}, certain ? FixSafety::kSafe : FixSafety::kUnsafe));
  } else if (IsSchemelessHost(target)) {
    context.Report(
        link.span,
        {{"problem", "the link target “" + std::string(target) +
                         "” has no https:// and leads to a file of that name"},
         {"replacement", "https://" + std::string(target)}},
        {},
        InMarkdown(link, {{link.target.begin, link.target.begin}, "https://"}, FixSafety::kUnsafe));
  }
}

// "https://arxiv.org/abs/", "https://arxiv.org/abs/240511582": a paper's page without a paper.
bool NamesNoPaper(std::string_view target) {
  if (HostOf(target) != "arxiv.org" || FindArxivId(target)) return false;
  const std::string_view path = target.substr(target.find("org") + 3);
  for (const std::string_view page : {"/abs", "/pdf", "/html"}) {
    if (path.starts_with(page) && (path.size() == page.size() || path[page.size()] == '/'))
      return true;
  }
  return false;
}

// A preview on the editor's own machine.
bool IsLocalHost(std::string_view target) {
  if (!IsWebTarget(target)) return false;
  const std::string_view rest = target.substr(target.find("://") + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#:"));
  return host == "localhost" || host == "0.0.0.0" || host == "127.0.0.1" ||
         host.starts_with("192.168.");
}

// placeholder-link says so.
bool IsUnfilled(const Document& document, const Link& link) {
  const std::string_view target = link.target.in(document.text);
  return IsPlaceholderAddress(target) ||
         (document.is_digest && link.kind != LinkKind::kBare && IsPlaceholderWord(target));
}

// The link stands for a page, not for an address that the text speaks of.
bool IsGiven(const Document& document, const Link& link) {
  if (link.kind == LinkKind::kInline || link.kind == LinkKind::kReference) return true;
  if (link.kind != LinkKind::kBare) return false;
  const uint32_t line = FindLine(document, link.span.begin);
  return line != kNone && IsLinkLine(document, document.lines[line]);
}

}  // namespace

void CheckMalformedLink(CheckContext& context) {
  const Document& document = context.document;
  // What the patterns have reported needs no second word.
  const std::vector<Span> reported = context.ReportedBy("malformed-link");
  for (const Link& link : document.links) {
    const std::string_view target = context.TextOf(link.target);
    // What a pattern reports may end where the address begins.
    const Span around = {link.span.begin - (link.span.begin > 0 ? 1 : 0), link.span.end};
    if (target.empty() || OverlapsOne(reported, around) || IsUnfilled(document, link)) continue;
    if (NamesNoPaper(target)) {
      context.Report(link.span, {{"problem", "“" + std::string(target) + "” names no paper"}});
      continue;
    }
    if (document.is_digest && IsLocalHost(target) && IsGiven(document, link)) {
      context.Report(link.span, {{"problem", "“" + std::string(target) +
                                                 "” leads to the reader's own computer"}});
      continue;
    }
    // The definition of a label stands in no line, where patterns would look.
    if (link.kind == LinkKind::kReference && HasBrokenScheme(target)) {
      context.Report(link.span, {{"problem", "the link target “" + std::string(target) +
                                                 "” does not begin with https://"}});
      continue;
    }
    if (HasBrokenHost(target)) {
      context.Report(link.span, {{"problem", "“" + std::string(target) + "” names no host"}});
      continue;
    }
    if (link.kind == LinkKind::kInline || link.kind == LinkKind::kReference ||
        link.kind == LinkKind::kHtml) {
      CheckTarget(context, link, target);
      continue;
    }
    if (link.kind != LinkKind::kBare) continue;
    // Punctuation behind a link that stands on a line of its own becomes part of it on many pages.
    const uint32_t line = FindLine(document, link.span.begin);
    if (line == kNone || !IsLinkLine(document, document.lines[line])) continue;
    const Span rest = {link.span.end, document.lines[line].span.end};
    if (rest.empty()) continue;
    const Decoded mark = DecodeAt(document.text, rest.begin);
    if (mark.size != rest.size() || !IsGluedMark(mark.code_point) || mark.code_point == U'）')
      continue;
    context.Report(
        {rest.begin, rest.begin + mark.size},
        {{"problem", "“" + std::string(context.TextOf(rest)) + "” is glued to the end of the link"},
         {"replacement", std::string(target)}},
        {}, {{{rest, ""}}, mark.code_point > 0x7F ? FixSafety::kSafe : FixSafety::kUnsafe});
  }
}

}  // namespace digestlint
