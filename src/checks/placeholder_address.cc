#include "checks/placeholder_address.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "model/link_target.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

bool IsOneOf(std::string_view text, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Calls `visit` with every piece of `text` between any of `separators`, until it returns true.
template <typename Visit>
bool AnyPiece(std::string_view text, std::string_view separators, const Visit& visit) {
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find_first_of(separators, at), text.size());
    if (visit(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool IsHostOrBelow(std::string_view host, std::string_view domain) {
  return host == domain || (host.ends_with(domain) && host.size() > domain.size() &&
                            host[host.size() - domain.size() - 1] == '.');
}

// Reserved for documentation (RFC 2606, section 3), or a word for "some site".
bool IsStandInHost(std::string_view host) {
  static constexpr std::array<std::string_view, 9> kNames = {"domain",    "mydomain", "mysite",
                                                             "mywebsite", "website",  "placeholder",
                                                             "sample",    "test",     "foo"};
  for (const std::string_view domain : {"example.com", "example.org", "example.net"}) {
    if (IsHostOrBelow(host, domain)) return true;
  }
  for (const std::string_view ending : {".com", ".org", ".net"}) {
    if (host.ends_with(ending) && IsOneOf(host.substr(0, host.size() - ending.size()), kNames))
      return true;
  }
  return false;
}

// your-domain, yourname, your_repo: what people write who mean "put yours here".
bool IsYours(std::string_view piece) {
  static constexpr std::array<std::string_view, 13> kThings = {
      "domain", "site",    "website", "blog", "company", "username", "user",
      "repo",   "project", "org",     "link", "paper",   "page"};
  if (!piece.starts_with("your")) return false;
  piece.remove_prefix(4);
  if (piece == "name") return true;  // Your_Name is a film
  if (piece.starts_with('-') || piece.starts_with('_')) piece.remove_prefix(1);
  return IsOneOf(piece, kThings);
}

bool IsOnlyX(std::string_view piece) {
  return piece.size() >= 3 && piece.find_first_not_of('x') == std::string_view::npos;
}

// github.com/username/repo
bool IsSomeRepository(std::string_view host, std::string_view path) {
  static constexpr std::array<std::string_view, 3> kHosts = {"github.com", "gitlab.com",
                                                             "huggingface.co"};
  static constexpr std::array<std::string_view, 4> kRepositories = {"repo", "repository",
                                                                    "repo-name", "project"};
  if (!IsOneOf(host, kHosts) || path.size() < 2) return false;
  path.remove_prefix(1);
  const size_t slash = path.find('/');
  const std::string_view owner = path.substr(0, slash);
  if (owner == "username") return true;
  if ((owner != "user" && owner != "owner") || slash == std::string_view::npos) return false;
  const std::string_view name = path.substr(slash + 1);
  return IsOneOf(name.substr(0, name.find('/')), kRepositories);
}

// arxiv.org/abs/2405.xxxxx, arxiv.org/abs/TODO
bool IsUnfilledPaper(std::string_view host, std::string_view path) {
  if (host != "arxiv.org") return false;
  const std::string_view id = path.substr(path.rfind('/') + 1);
  if (id.empty()) return false;
  if (id.find_first_of("{<") == 0) return true;
  if (id.find("xxx") != std::string_view::npos)
    return id.find_first_not_of("0123456789x.v") == std::string_view::npos;
  return IsPlaceholderWord(id);
}

// Words that make a placeholder, and words that may stand beside them.
constexpr std::array<std::string_view, 22> kMakers = {
    "tbd",      "tba",      "todo", "xxx",    "url",  "link", "placeholder", "链接",
    "地址",     "网址",     "待补", "待补充", "待填", "待定", "论文链接",    "代码链接",
    "原文链接", "论文地址", "n/a",  "na",     "href", "src"};
constexpr std::array<std::string_view, 12> kCompanions = {
    "paper", "code", "your", "the", "insert", "add", "here", "a", "to", "pdf", "arxiv", "project"};

}  // namespace

bool IsPlaceholderAddress(std::string_view url) {
  const std::string host = HostOf(url);
  if (host.empty()) return false;
  const std::string folded = LowerAscii(url);
  std::string_view rest = folded;
  if (const size_t scheme = rest.find("://"); scheme < 8) rest.remove_prefix(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("?#"));
  const std::string_view path = rest.substr(std::min(rest.find('/'), rest.size()));
  return IsStandInHost(host) || IsSomeRepository(host, path) || IsUnfilledPaper(host, path) ||
         AnyPiece(rest, "/.",
                  [](std::string_view piece) { return IsYours(piece) || IsOnlyX(piece); });
}

bool IsPlaceholderWord(std::string_view target) {
  const std::string folded = LowerAscii(Trim(target));
  std::string_view rest = folded;
  if (rest.starts_with("http://")) rest.remove_prefix(7);
  if (rest.starts_with("https://")) rest.remove_prefix(8);
  // Nothing, dots, a question mark.
  if (rest.find_first_not_of(".?-") == std::string_view::npos) return true;
  if (IsOneOf(rest, kMakers)) return true;
  bool made = false;
  const bool other = AnyPiece(rest, "-_ ", [&](std::string_view piece) {
    const bool maker = IsOneOf(piece, kMakers);
    made = made || maker;
    return !maker && !IsOneOf(piece, kCompanions);
  });
  return made && !other;
}

}  // namespace digestlint
