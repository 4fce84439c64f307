// Parameters of an address that only count clicks: names come from the rule's options.
#include <algorithm>
#include <optional>
#include <unordered_set>

#include "engine/check.h"
#include "model/link_target.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// One item of a list: a name, name*, name=value, each with @host or without.
struct Tracker {
  std::string_view name;
  std::string_view value;  // empty: any
  std::string_view host;   // empty: any
  bool prefix = false;
};

std::vector<Tracker> ReadTrackers(std::string_view list) {
  constexpr std::string_view kBlanks = " \n\t";
  std::vector<Tracker> trackers;
  while (true) {
    list.remove_prefix(std::min(list.find_first_not_of(kBlanks), list.size()));
    if (list.empty()) return trackers;
    std::string_view item = list.substr(0, list.find_first_of(kBlanks));
    list.remove_prefix(item.size());
    Tracker tracker;
    if (const size_t at = item.find('@'); at != std::string_view::npos) {
      tracker.host = item.substr(at + 1);
      item = item.substr(0, at);
    }
    if (const size_t equals = item.find('='); equals != std::string_view::npos) {
      tracker.value = item.substr(equals + 1);
      item = item.substr(0, equals);
    }
    tracker.prefix = item.ends_with('*');
    if (tracker.prefix) item.remove_suffix(1);
    tracker.name = item;
    trackers.push_back(tracker);
  }
}

bool IsOnHost(std::string_view host, std::string_view wanted) {
  return host == wanted || (host.size() > wanted.size() && host.ends_with(wanted) &&
                            host[host.size() - wanted.size() - 1] == '.');
}

struct Parameter {
  Span span;  // name=value, without the marks around it
  std::string_view name;
  std::string_view value;
  uint32_t next = 0;  // where the next one begins, or the end of the query
};

// The query of the address at `target`; nothing where it holds another address, whose parameters
// these may be.
std::vector<Parameter> ReadQuery(std::string_view text, Span target) {
  const std::string_view url = target.in(text);
  const size_t fragment = std::min(url.find('#'), url.size());
  const size_t mark = url.find('?');
  if (mark >= fragment) return {};
  const std::string_view query = url.substr(mark + 1, fragment - mark - 1);
  if (query.find("://") != std::string_view::npos || query.find('?') != std::string_view::npos) {
    return {};
  }
  std::vector<Parameter> parameters;
  for (size_t at = mark + 1; at < fragment;) {
    const size_t end = std::min(url.find('&', at), fragment);
    Parameter each;
    each.span = MakeSpan(target.begin + at, target.begin + end);
    const std::string_view part = url.substr(at, end - at);
    const size_t equals = std::min(part.find('='), part.size());
    each.name = part.substr(0, equals);
    each.value = part.substr(std::min(equals + 1, part.size()));
    at = std::min(end + 1, fragment);
    if (url.substr(at, 4) == "amp;") at += 4;
    each.next = static_cast<uint32_t>(target.begin + at);
    parameters.push_back(each);
  }
  return parameters;
}

bool IsOneOf(const std::vector<Tracker>& trackers, const Parameter& parameter,
             std::string_view host) {
  return std::any_of(trackers.begin(), trackers.end(), [&](const Tracker& tracker) {
    return (tracker.prefix ? parameter.name.starts_with(tracker.name)
                           : parameter.name == tracker.name) &&
           (tracker.value.empty() || tracker.value == "*" || tracker.value == parameter.value) &&
           (tracker.host.empty() || IsOnHost(host, tracker.host));
  });
}

std::string Fold(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    const char32_t c = FoldWidthAndCase(d.code_point);
    if (IsAlphanumeric(c)) AppendUtf8(c, out);
    i += d.size;
  }
  return out;
}

// The document's own name as it may stand in a campaign: its title, and where there is none, the
// front matter.
std::string OwnName(const Document& document) {
  return Fold(document.title.in(document.text)) + ' ' +
         Fold(document.front_matter.in(document.text));
}

class Finder {
 public:
  explicit Finder(CheckContext& context)
      : context_(context),
        click_ids_(ReadTrackers(context.OptionText("click-ids"))),
        campaigns_(ReadTrackers(context.OptionText("campaigns"))),
        own_name_(OwnName(context.document)) {}

  void Look(const Link& link) {
    const std::vector<Parameter> query = ReadQuery(context_.document.text, link.target);
    if (query.empty()) return;
    const std::string host = HostOf(context_.TextOf(link.target));
    std::vector<bool> cut(query.size());
    bool campaign = false, on_purpose = false;
    for (size_t i = 0; i < query.size(); ++i) {
      cut[i] = IsOneOf(click_ids_, query[i], host);
      if (cut[i] || !IsOneOf(campaigns_, query[i], host)) continue;
      cut[i] = campaign = true;
      on_purpose = on_purpose || NamesUs(query[i].value);
    }
    if (!on_purpose) Report(query, cut, campaign);
  }

 private:
  // The value is the publication's name, or a site that the document links to, its own for one.
  bool NamesUs(std::string_view value) const {
    const std::string folded = Fold(value);
    if (folded.size() >= 4 && own_name_.find(folded) != std::string::npos) return true;
    const std::string site = HostOf(value);
    return !site.empty() && LinksTo(site);
  }

  bool LinksTo(const std::string& site) const {
    if (hosts_.empty()) {
      for (const Link& link : context_.document.links) {
        hosts_.insert(HostOf(context_.TextOf(link.target)));
      }
    }
    return hosts_.contains(site);
  }

  void Report(const std::vector<Parameter>& query, const std::vector<bool>& cut, bool campaign) {
    Repair repair;
    repair.safety = campaign ? FixSafety::kUnsafe : FixSafety::kSafe;
    std::string names;
    size_t count = 0;
    uint32_t kept_end = query.front().span.begin - 1;  // of the last parameter that stays
    Span place;
    for (size_t i = 0; i < query.size(); ++i) {
      if (!cut[i]) {
        kept_end = query[i].span.end;
        continue;
      }
      size_t last = i;
      while (last + 1 < query.size() && cut[last + 1]) ++last;
      for (size_t k = i; k <= last; ++k, ++count) {
        names += (names.empty() ? "" : ", ") + std::string(query[k].name);
      }
      // The mark before goes when nothing follows, else the one behind.
      const bool at_end = last + 1 == query.size();
      repair.edits.push_back({at_end ? Span{kept_end, query[last].span.end}
                                     : Span{query[i].span.begin, query[last].next},
                              ""});
      if (place.empty()) place.begin = query[i].span.begin;
      place.end = query[last].span.end;
      i = last;
    }
    if (count == 0) return;
    context_.Report(place,
                    {{"parameters", names}, {"count", count == 1 ? "stands there" : "stand there"}},
                    {}, std::move(repair));
  }

  CheckContext& context_;
  std::vector<Tracker> click_ids_;
  std::vector<Tracker> campaigns_;
  std::string own_name_;
  mutable std::unordered_set<std::string> hosts_;  // of all links, once asked for
};

}  // namespace

void CheckTrackingParameter(CheckContext& context) {
  const Document& document = context.document;
  std::optional<Finder> finder;
  std::unordered_set<uint32_t> definitions;  // where several links share one address
  for (const Link& link : document.links) {
    if (link.is_image || context.TextOf(link.target).find('?') == std::string_view::npos) continue;
    if (link.kind == LinkKind::kReference && !definitions.insert(link.target.begin).second)
      continue;
    if (!finder) finder.emplace(context);
    finder->Look(link);
  }
}

}  // namespace digestlint
