#include "reader/source_link.h"

#include <algorithm>
#include <array>

#include "model/arxiv_id.h"
#include "model/link_target.h"
#include "reader/closing_line.h"
#include "reader/line_facts.h"

namespace digestlint {
namespace {

constexpr std::array<std::string_view, 24> kPaperHosts = {
    "arxiv.org",   "doi.org",      "openreview.net", "aclanthology.org",    "aclweb.org",
    "biorxiv.org", "medrxiv.org",  "ssrn.com",       "nature.com",          "proceedings.mlr.press",
    "thecvf.com",  "neurips.cc",   "dl.acm.org",     "ieeexplore.ieee.org", "usenix.org",
    "mlsys.org",   "springer.com", "science.org",    "sciencedirect.com",   "pnas.org",
    "jmlr.org",    "vldb.org",     "aaai.org",       "semanticscholar.org"};
// Where an entry's code, model or page may live, but no issue is published.
constexpr std::array<std::string_view, 4> kCodeHosts = {"github.com", "github.io", "gitlab.com",
                                                        "huggingface.co"};

// The host of `url` is one of these or below one.
template <size_t N>
bool IsAtOneOf(std::string_view url, const std::array<std::string_view, N>& hosts) {
  const std::string host = HostOf(url);
  return std::any_of(hosts.begin(), hosts.end(), [&](std::string_view known) {
    return host == known || (host.size() > known.size() && host.ends_with(known) &&
                             host[host.size() - known.size() - 1] == '.');
  });
}

}  // namespace

bool IsPaperLink(const Document& document, const Link& link) {
  const std::string_view target = link.target.in(document.text);
  return link.kind == LinkKind::kIdentifier || FindArxivId(target) || target.ends_with(".pdf") ||
         IsAtOneOf(target, kPaperHosts);
}

namespace {

bool IsMention(std::string_view text) {
  return text.starts_with('@');
}

}  // namespace

uint32_t FindSourceLink(const Document& document, const Entry& entry) {
  uint32_t paper = kNone, own_line = kNone, first = kNone;
  for (uint32_t i = entry.first_link; i < entry.link_end; ++i) {
    const Link& link = document.links[i];
    if (link.is_image) continue;
    const std::string_view text = link.text.in(document.text);
    if (IsMention(text)) continue;
    if (link.span.overlaps(entry.title) || link.text.overlaps(entry.title)) return i;
    if (paper == kNone && IsPaperLink(document, link)) paper = i;
    if (own_line == kNone) {
      const uint32_t line = FindLine(document, link.span.begin);
      if (line != kNone && IsLinkLine(document, document.lines[line])) own_line = i;
    }
    if (first == kNone) first = i;
  }
  if (paper != kNone) return paper;
  return own_line != kNone ? own_line : first;
}

std::string CommonSourceHost(const Document& document) {
  constexpr size_t kMinEntries = 3;
  std::string common;
  size_t count = 0;
  for (size_t i = 0; i + 1 < document.entries.size(); ++i) {
    const uint32_t source = document.entries[i].source_link;
    if (source == kNone) continue;
    std::string host = HostOf(document.links[source].target.in(document.text));
    if (count++ == 0) {
      common = std::move(host);
    } else if (common != host) {
      return {};
    }
  }
  return count >= kMinEntries ? common : std::string();
}

bool IsIssueSource(const Document& document, uint32_t index, const std::string& common_host) {
  const Line& line = document.lines[index];
  if (common_host.empty() || !IsLinkLine(document, line)) return false;
  for (uint32_t i = line.first_link; i < line.link_end; ++i) {
    const Link& link = document.links[i];
    const std::string_view target = link.target.in(document.text);
    if (IsPaperLink(document, link) || IsAtOneOf(target, kCodeHosts) ||
        HostOf(target) == common_host) {
      return false;
    }
  }
  return index + 1 == document.lines.size() || IsClosingLine(document, line) ||
         IsClosingLine(document, document.lines[index + 1]);
}

}  // namespace digestlint
