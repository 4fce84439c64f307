#include "server/document_links.h"

#include <fmt/format.h>

#include <cctype>
#include <string>
#include <string_view>

#include "text/ascii.h"
#include "text/byte_set.h"

namespace digestlint {
namespace {

// What the page links to: Markdown's escapes and HTML's "&amp;" stand for characters.
std::string Unescaped(std::string_view target, LinkKind kind) {
  const bool markdown = kind == LinkKind::kInline || kind == LinkKind::kReference;
  if (!markdown && kind != LinkKind::kHtml && kind != LinkKind::kAutolink) {
    return std::string(target);
  }
  constexpr std::string_view kAmpersand = "&amp;";
  std::string out;
  while (!target.empty()) {
    const bool escape = markdown && target[0] == '\\' && target.size() > 1 &&
                        std::ispunct(static_cast<unsigned char>(target[1])) != 0;
    const bool ampersand = target.starts_with(kAmpersand);
    out += escape ? target[1] : target[0];
    target.remove_prefix(ampersand ? kAmpersand.size() : escape ? 2 : 1);
  }
  return out;
}

// As browsers write it (RFC 3987, section 3.1); empty where it is none of http and https.
std::string UriOfTarget(std::string_view target) {
  constexpr ByteSet kNever(" \"<>\\^`{|}");  // in a URI (RFC 3986, appendix A)
  const std::string_view scheme = target.substr(0, target.find(':'));
  if (!EqualsIgnoringCase(scheme, "http") && !EqualsIgnoringCase(scheme, "https")) return "";
  if (!target.substr(scheme.size()).starts_with("://")) return "";
  std::string uri;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < ' ') return "";
    if (kNever.Has(c) || byte >= 0x7F) {
      uri += fmt::format("%{:02X}", byte);
    } else {
      uri += c;
    }
  }
  return uri;
}

}  // namespace

LspJson DocumentLinksJson(const Analysis& analysis) {
  LspJson out = LspJson::array();
  for (const Link& link : analysis.document.links) {
    const std::string_view target = link.target.in(analysis.text);
    const std::string uri = UriOfTarget(Unescaped(target, link.kind));
    if (!uri.empty()) {
      out.push_back({{"range", RangeJson(analysis.positions, link.target)}, {"target", uri}});
    }
  }
  return out;
}

}  // namespace digestlint
