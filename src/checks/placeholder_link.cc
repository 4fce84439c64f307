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

// your-domain.com, github.com/your-username/…: what people write who mean "put yours here".
bool NamesYours(std::string_view target) {
  static constexpr std::array<std::string_view, 9> kThings = {
      "domain", "site", "website", "blog", "company", "username", "repo", "org", "link"};
  const std::string folded = LowerAscii(target);
  for (size_t at = folded.find("your"); at != std::string::npos; at = folded.find("your", at + 1)) {
    const bool starts = at > 0 && (folded[at - 1] == '/' || folded[at - 1] == '.');
    std::string_view rest = std::string_view(folded).substr(at + 4);
    if (rest.starts_with('-') || rest.starts_with('_')) rest.remove_prefix(1);
    const bool ends = std::any_of(kThings.begin(), kThings.end(), [&](std::string_view thing) {
      if (!rest.starts_with(thing)) return false;
      return rest.size() == thing.size() || rest[thing.size()] == '.' || rest[thing.size()] == '/';
    });
    if (starts && ends) return true;
  }
  return false;
}

// arxiv.org/abs/2405.xxxxx: an identifier whose digits were left for later.
bool HasUnfilledId(std::string_view target) {
  if (HostOf(target) != "arxiv.org") return false;
  const std::string id = LowerAscii(target.substr(target.rfind('/') + 1));
  return id.find("xxx") != std::string::npos &&
         id.find_first_not_of("0123456789x.v") == std::string::npos;
}

bool IsPlaceholderHost(std::string_view target) {
  return IsExampleHost(target) || HasUnfilledId(target) ||
         (!HostOf(target).empty() && NamesYours(target));
}

// [论文](#); an arrow or "back to top" means the top of the page.
bool IsAddressOfNothing(const Document& document, const Link& link) {
  if (link.target.in(document.text) != "#") return false;
  const std::string text = LowerAscii(link.text.in(document.text));
  static constexpr std::array<std::string_view, 10> kUpwards = {"top", "back", "up", "↑",  "⬆",
                                                                "顶",  "頂",   "返", "回", "目录"};
  return std::none_of(kUpwards.begin(), kUpwards.end(),
                      [&](std::string_view word) { return text.find(word) != std::string::npos; });
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
      if (!IsPlaceholderHost(target)) return false;
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
  return Trim(target).empty() || IsPlaceholderHost(target) ||
         (document.is_digest && (IsPlaceholderWord(target) || IsAddressOfNothing(document, link)));
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
