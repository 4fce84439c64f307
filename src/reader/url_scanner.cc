#include "reader/url_scanner.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "model/arxiv_id.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

bool EndsUrl(char32_t c) {
  if (c <= ' ' || c == 0x7F) return true;
  if (c < 0x80)
    return std::string_view("<>\"`{}|\\^").find(static_cast<char>(c)) != std::string_view::npos;
  // CJK punctuation, kana, Han and full-width forms, general punctuation (quotes, dashes).
  return (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x1F000 ||
         IsBlank(c) || c == kInvalidCodePoint;
}

// The end of the URL that begins at `begin`: first to where no URL goes on, then back over
// punctuation that follows it.
uint32_t UrlEnd(std::string_view text, uint32_t begin, uint32_t limit) {
  uint32_t end = begin;
  int round = 0, square = 0;
  while (end < limit) {
    const Decoded d = DecodeAt(text, end);
    if (EndsUrl(d.code_point)) break;
    if (d.code_point == '(') ++round;
    if (d.code_point == '[') ++square;
    if (d.code_point == ')' && --round < 0) break;
    if (d.code_point == ']' && --square < 0) break;
    end += d.size;
  }
  while (end > begin &&
         std::string_view(".,;:!?'*_~([").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end;
}

bool IsSchemeLetter(char c) {
  return IsAsciiLetter(static_cast<unsigned char>(c));
}

// The colon at `colon` is followed by "//": where the scheme begins, or `colon` for none.
uint32_t SchemeBegin(std::string_view text, uint32_t lowest, uint32_t colon) {
  uint32_t begin = colon;
  while (begin > lowest && IsSchemeLetter(text[begin - 1])) --begin;
  const std::string_view scheme = text.substr(begin, colon - begin);
  for (const std::string_view known : {"https", "http", "ftp"}) {
    if (scheme.size() >= known.size() && scheme.ends_with(known)) {
      return colon - static_cast<uint32_t>(known.size());
    }
  }
  return scheme == "HTTP" || scheme == "HTTPS" || scheme == "Https" || scheme == "Http" ? begin
                                                                                        : colon;
}

uint32_t Find(std::string_view text, uint32_t begin, uint32_t end, std::string_view needle) {
  if (end - begin < needle.size()) return end;
  const void* hit = memmem(text.data() + begin, end - begin, needle.data(), needle.size());
  return hit == nullptr ? end : static_cast<uint32_t>(static_cast<const char*>(hit) - text.data());
}

bool StartsWord(std::string_view text, uint32_t lowest, uint32_t at) {
  if (at == lowest) return true;
  const char32_t before = DecodeBefore(text, at).code_point;
  return !(before < 0x80 && (IsAlphanumeric(before) || before == '/' || before == '.' ||
                             before == '-' || before == '@' || before == ':'));
}

// Behind an identifier at `at`: its version, as in 2405.11157v2.
uint32_t VersionEnd(std::string_view text, uint32_t at, uint32_t limit) {
  uint32_t end = at + 1;
  if (at >= limit || text[at] != 'v') return at;
  while (end < limit && IsAsciiDigit(static_cast<unsigned char>(text[end]))) ++end;
  return end > at + 1 ? end : at;
}

// "arXiv:2405.11157", "arXiv: 2405.11157" whose colon stands at `colon`.
bool FindIdentifier(std::string_view text, Span piece, uint32_t colon, BareUrl& url) {
  if (colon < piece.begin + 5 || !EqualsIgnoringCase(text.substr(colon - 5, 5), "arxiv"))
    return false;
  const Span near = MakeSpan(colon - 5, std::min<size_t>(piece.end, colon + 24));
  const ArxivId id = FindArxivId(near.in(text));
  // "arXiv：arxiv.org/abs/2405.11157": a label before an address.
  if (!id || near.in(text).substr(0, id.span.begin).find('/') != std::string_view::npos)
    return false;
  url.span = {near.begin, VersionEnd(text, near.begin + id.span.end, piece.end)};
  url.is_identifier = true;
  return true;
}

// Schemeless addresses and identifiers between two URLs with a scheme.
void FindSchemeless(std::string_view text, Span piece, std::vector<BareUrl>& urls) {
  static constexpr std::string_view kPrefixes[] = {"www.", "arxiv.org/", "iv："};
  if (std::memchr(text.data() + piece.begin, '.', piece.size()) == nullptr) return;
  uint32_t at = piece.begin;
  uint32_t next[std::size(kPrefixes)] = {};  // where each prefix stands next, when at or after `at`
  while (at < piece.end) {
    uint32_t found = piece.end;
    for (size_t i = 0; i < std::size(kPrefixes); ++i) {
      if (next[i] < at || at == piece.begin) next[i] = Find(text, at, piece.end, kPrefixes[i]);
      found = std::min(found, next[i]);
    }
    if (found == piece.end) return;
    BareUrl identifier;
    if (text[found] == 'i' && FindIdentifier(text, {at, piece.end}, found + 2, identifier)) {
      urls.push_back(identifier);
      at = identifier.span.end;
      continue;
    }
    const uint32_t end = UrlEnd(text, found, piece.end);
    if (text[found] != 'i' && StartsWord(text, piece.begin, found) && end > found + 5) {
      urls.push_back({{found, end}});
      at = end;
    } else {
      at = found + 4;
    }
  }
}

}  // namespace

void FindBareUrls(std::string_view text, Span piece, std::vector<BareUrl>& urls) {
  uint32_t at = piece.begin;    // where the search goes on
  uint32_t done = piece.begin;  // up to here everything is reported
  while (at < piece.end) {
    const void* hit = std::memchr(text.data() + at, ':', piece.end - at);
    if (hit == nullptr) break;
    const auto colon = static_cast<uint32_t>(static_cast<const char*>(hit) - text.data());
    at = colon + 1;
    BareUrl url;
    if (text.substr(colon, 3) == "://" && colon + 3 < piece.end) {
      const uint32_t begin = SchemeBegin(text, done, colon);
      if (begin == colon) continue;
      const uint32_t end = UrlEnd(text, begin, piece.end);
      if (end <= colon + 3) continue;
      url.span = {begin, end};
    } else if (!FindIdentifier(text, {done, piece.end}, colon, url)) {
      continue;
    }
    FindSchemeless(text, {done, url.span.begin}, urls);
    urls.push_back(url);
    at = done = url.span.end;
  }
  FindSchemeless(text, {done, piece.end}, urls);
}

}  // namespace digestlint
