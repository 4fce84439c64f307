// A link that cannot work as it is written. Broken schemes and broken Markdown are patterns in the
// rule's file; here are the defects that need to know the whole link.
#include <algorithm>
#include <array>

#include "checks/span_search.h"
#include "engine/check.h"
#include "model/arxiv_id.h"
#include "model/link_target.h"
#include "reader/line_facts.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

bool IsGluedMark(char32_t c) {
  static constexpr std::u32string_view kMarks = U"，。；：、！？）」』】》”,;";
  return kMarks.find(c) != std::u32string_view::npos;
}

// Targets without a scheme that name a host and not a file: www.x.y, github.com/a/b.
bool IsSchemelessHost(std::string_view target) {
  static constexpr std::array<std::string_view, 9> kDomains = {".com", ".org", ".net", ".io", ".ai",
                                                               ".cn",  ".dev", ".edu", ".me"};
  if (target.find("://") != std::string_view::npos || target.empty()) return false;
  const std::string_view first = target.substr(0, target.find_first_of("/?#"));
  if (!IsAlphanumeric(static_cast<unsigned char>(first.empty() ? '.' : first[0]))) return false;
  if (first.find(':') != std::string_view::npos || first.find('@') != std::string_view::npos)
    return false;
  if (first.starts_with("www.")) return true;
  return first.size() < target.size() &&
         std::any_of(kDomains.begin(), kDomains.end(),
                     [&](std::string_view domain) { return first.ends_with(domain); });
}

bool IsWebTarget(std::string_view target) {
  return target.starts_with("http://") || target.starts_with("https://");
}

// "https://github/…": a host needs a dot, unless it is a local one or a number.
bool HasBrokenHost(std::string_view target) {
  if (!IsWebTarget(target)) return false;
  std::string_view host = target.substr(target.find("://") + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.empty() || host.find('.') != std::string_view::npos || host.starts_with('['))
    return false;
  return host != "localhost" && host.find('@') == std::string_view::npos &&
         host.find('{') == std::string_view::npos && host.find('<') == std::string_view::npos;
}

void CheckMarkdownTarget(CheckContext& context, const Link& link, std::string_view target) {
  const char32_t last = DecodeBefore(target, target.size()).code_point;
  const ArxivId arxiv = FindArxivId(target);
  const bool arxiv_dot = arxiv && arxiv.span.end + 1 == target.size() && last == '.';
  if (IsWebTarget(target) && (IsGluedMark(last) || arxiv_dot)) {
    std::string mark;
    AppendUtf8(last, mark);
    // A full-width mark is none of an address's characters; "," and ";" may be.
    const Span surplus = {link.target.end - static_cast<uint32_t>(mark.size()), link.target.end};
    const bool certain = arxiv_dot || last > 0x7F;
    context.Report(link.span,
                   {{"problem", "the link target ends in “" + mark + "”"},
                    {"replacement", std::string(target.substr(0, target.size() - mark.size()))}},
                   {}, {{{surplus, ""}}, certain ? FixSafety::kSafe : FixSafety::kUnsafe});
  } else if (IsSchemelessHost(target)) {
    context.Report(link.span,
                   {{"problem", "the link target “" + std::string(target) +
                                    "” has no https:// and leads to a file of that name"},
                    {"replacement", "https://" + std::string(target)}},
                   {},
                   {{{{link.target.begin, link.target.begin}, "https://"}}, FixSafety::kUnsafe});
  }
}

// "https://arxiv.org/abs/" and nothing behind it.
bool NamesNoPaper(std::string_view target) {
  if (HostOf(target) != "arxiv.org") return false;
  while (target.ends_with('/')) target.remove_suffix(1);
  return target.ends_with(".org/abs") || target.ends_with(".org/pdf") ||
         target.ends_with(".org/html");
}

}  // namespace

void CheckMalformedLink(CheckContext& context) {
  const Document& document = context.document;
  // What the patterns have reported needs no second word.
  const std::vector<Span> reported = context.ReportedBy("malformed-link");
  for (const Link& link : document.links) {
    const std::string_view target = context.TextOf(link.target);
    if (target.empty() || OverlapsOne(reported, link.span)) continue;
    if (NamesNoPaper(target)) {
      context.Report(link.span, {{"problem", "“" + std::string(target) + "” names no paper"}});
      continue;
    }
    if (HasBrokenHost(target)) {
      context.Report(link.span, {{"problem", "“" + std::string(target) + "” names no host"}});
      continue;
    }
    if (link.kind == LinkKind::kInline || link.kind == LinkKind::kReference) {
      CheckMarkdownTarget(context, link, target);
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
