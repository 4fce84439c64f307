#include "model/link_target.h"

#include <algorithm>
#include <array>

#include "model/arxiv_id.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

std::string_view AfterScheme(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme < 8) url.remove_prefix(scheme + 3);
  return url;
}

// Names of parameters that count clicks and never choose a page.
bool IsTracking(std::string_view parameter) {
  static constexpr std::array<std::string_view, 7> kNames = {"ref",    "ref_src", "fbclid", "gclid",
                                                             "mc_cid", "mc_eid",  "spm"};
  if (parameter.starts_with("utm_")) return true;
  return std::find(kNames.begin(), kNames.end(), parameter.substr(0, parameter.find('='))) !=
         kNames.end();
}

// The query without tracking parameters, "&amp;" read as "&".
std::string CleanQuery(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const size_t amp = query.find('&');
    std::string_view part = query.substr(0, amp);
    query.remove_prefix(amp == std::string_view::npos ? query.size() : amp + 1);
    if (part.starts_with("amp;")) part.remove_prefix(4);
    if (part.empty() || IsTracking(part)) continue;
    out += out.empty() ? '?' : '&';
    out += part;
  }
  return out;
}

}  // namespace

std::string HostOf(std::string_view url) {
  std::string_view rest = AfterScheme(url);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  const size_t at = rest.find('@');
  if (at != std::string_view::npos) rest.remove_prefix(at + 1);
  rest = rest.substr(0, rest.find(':'));
  std::string host = LowerAscii(rest);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host.find('.') == std::string::npos ? "" : host;
}

std::string CanonicalUrl(std::string_view url) {
  if (const ArxivId arxiv = FindArxivId(url)) return "arxiv:" + LowerAscii(arxiv.id);
  const std::string host = HostOf(url);
  std::string_view rest = AfterScheme(url);
  const size_t path = rest.find_first_of("/?#");
  rest = path == std::string_view::npos ? "" : rest.substr(path);
  const std::string_view fragment = rest.substr(std::min(rest.find('#'), rest.size()));
  rest.remove_suffix(fragment.size());
  const size_t query = rest.find('?');
  std::string_view plain_path = rest.substr(0, query);
  while (plain_path.ends_with('/')) plain_path.remove_suffix(1);
  std::string out = host;
  out += plain_path;
  if (query != std::string_view::npos) out += CleanQuery(rest.substr(query + 1));
  if (fragment.size() > 1) out += fragment;
  return out;
}

}  // namespace digestlint
