// A link whose target was never filled in.
#include <algorithm>
#include <array>

#include "engine/check.h"
#include "model/link_target.h"
#include "reader/line_facts.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// Reserved for documentation: RFC 2606, section 3.
bool IsExampleHost(std::string_view target) {
  const std::string host = HostOf(target);
  for (const std::string_view domain : {"example.com", "example.org", "example.net"}) {
    const bool below = host.size() > domain.size() && host.ends_with(domain) &&
                       host[host.size() - domain.size() - 1] == '.';
    if (host == domain || below) return true;
  }
  return false;
}

bool IsPlaceholderWord(std::string_view target) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "tbd",  "todo",   "xxx",  "url",     "link",     "your-link",
      "链接", "待补充", "待补", "http://", "https://", "http://xxx"};
  return std::find(kWords.begin(), kWords.end(), LowerAscii(Trim(target))) != kWords.end();
}

// In plain text, Markdown's link is only text around a bare URL.
bool IsInMarkdownSyntax(std::string_view text, Span url) {
  return url.begin >= 2 && text.substr(url.begin - 2, 2) == "](";
}

bool IsPlaceholder(const Document& document, const Link& link) {
  const std::string_view target = link.target.in(document.text);
  switch (link.kind) {
    case LinkKind::kHtml:
    case LinkKind::kIdentifier:
      return false;
    case LinkKind::kBare: {
      if (!IsExampleHost(target)) return false;
      const uint32_t line = FindLine(document, link.span.begin);
      const bool alone = line != kNone && IsLinkLine(document, document.lines[line]);
      return alone || IsInMarkdownSyntax(document.text, link.span);
    }
    case LinkKind::kReference:
      // Empty: a label defined to nothing, or one that could not be found again.
      if (target.empty()) return false;
      break;
    case LinkKind::kAutolink:
    case LinkKind::kInline:
      break;
  }
  return Trim(target).empty() || IsExampleHost(target) ||
         (document.is_digest && IsPlaceholderWord(target));
}

}  // namespace

void CheckPlaceholderLink(CheckContext& context) {
  const Document& document = context.document;
  for (const Link& link : document.links) {
    if (!IsPlaceholder(document, link)) continue;
    const std::string_view target = context.TextOf(link.target);
    const std::string shown =
        Trim(target).empty() ? "an empty target" : "“" + std::string(target) + "”";
    context.Report(link.span, {{"target", shown}});
  }
}

}  // namespace digestlint
