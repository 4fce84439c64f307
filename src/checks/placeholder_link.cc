// A link whose target was never filled in.
#include <algorithm>
#include <array>
#include <string>

#include "checks/placeholder_address.h"
#include "engine/check.h"
#include "reader/line_facts.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// [论文](#); an arrow or "back to top" means the top of the page.
bool IsAddressOfNothing(const Document& document, const Link& link) {
  if (link.target.in(document.text) != "#") return false;
  const std::string text = LowerAscii(link.text.in(document.text));
  static constexpr std::array<std::string_view, 10> kUpwards = {"top", "back", "up", "↑",  "⬆",
                                                                "顶",  "頂",   "返", "回", "目录"};
  return std::none_of(kUpwards.begin(), kUpwards.end(),
                      [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

// In plain text, Markdown's link is only text around a bare URL.
bool IsInMarkdownSyntax(std::string_view text, Span url) {
  return url.begin >= 2 && text.substr(url.begin - 2, 2) == "](";
}

bool IsPlaceholder(const Document& document, const Link& link) {
  const std::string_view target = link.target.in(document.text);
  switch (link.kind) {
    case LinkKind::kIdentifier:
      return false;
    case LinkKind::kHtml:
      // Anchors and pictures have their own uses of "#" and of nothing.
      return document.is_digest && !target.empty() && target != "#" &&
             (IsPlaceholderAddress(target) || IsPlaceholderWord(target));
    case LinkKind::kBare: {
      if (!IsPlaceholderAddress(target)) return false;
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
  return Trim(target).empty() || IsPlaceholderAddress(target) ||
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
