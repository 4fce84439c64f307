// An entry that is clearly about another topic than its section.
//
// The judgement is that of facts/placement.h. This file keeps silent where the rule has no say, and
// words the reasons: without terms that speak for the topic seen, there is no finding.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "checks/entry_move.h"
#include "engine/check.h"
#include "facts/entry_label.h"
#include "facts/placement.h"
#include "reader/source_link.h"

namespace digestlint {
namespace {

constexpr size_t kShownTerms = 4;

class PlacementChecker {
 public:
  // `need_link`: an entry without one is no paper ("listen to this issue").
  PlacementChecker(CheckContext& context, bool need_link)
      : context_(context),
        need_link_(need_link),
        document_(context.document),
        topics_(context.facts.Topics()),
        placement_(document_, topics_, context.facts.GetTopicMemory()) {
    ReadCompany();
  }

  void Check() {
    const double least = context_.Option("min-confidence");
    for (uint32_t e = 0; e < document_.entries.size(); ++e) {
      const Entry& entry = document_.entries[e];
      if (entry.section == kNone || (need_link_ && entry.source_link == kNone)) continue;
      const EntryPlace place = placement_.Judge(e);
      if (place.misplaced >= least && place.topic != kNone) Report(document_.entries[e], e, place);
    }
  }

 private:
  // Where no heading claims the entry's topic, one that claims nothing may head others like it.
  struct Company {
    uint32_t section = kNone;
    size_t count = 0;
  };

  void ReadCompany() {
    constexpr float kMostOfIt = 0.5F;
    for (uint32_t s = 0; s < document_.sections.size(); ++s) {
      const SectionTopics& claims = placement_.section(s);
      if (!claims.claimed.empty() && !claims.cross_cutting) continue;
      std::map<uint32_t, size_t> counts;  // by topic
      const Section& section = document_.sections[s];
      for (uint32_t e = section.first_entry; e < section.entry_end; ++e) {
        const std::vector<float>& shares = placement_.entry(e).topics;
        const auto largest = std::max_element(shares.begin(), shares.end());
        if (*largest >= kMostOfIt) ++counts[static_cast<uint32_t>(largest - shares.begin())];
      }
      for (const auto& [topic, count] : counts) {
        if (count >= 2 && count > company_[topic].count) company_[topic] = {s, count};
      }
    }
  }

  void Report(const Entry& entry, uint32_t e, const EntryPlace& place) {
    const Section& section = document_.sections[entry.section];
    std::vector<Related> related = {{section.heading, "the heading it stands under"}};
    const Span title = entry.title.empty() ? entry.extent : entry.title;
    std::string better;
    PlacementData data;
    const Company& company = company_[place.topic];
    const uint32_t target = place.better != kNone ? place.better : company.section;
    if (target != kNone && target != entry.section) {
      const Span heading = document_.sections[target].heading;
      const std::string why = place.better != kNone
                                  ? "fits better"
                                  : fmt::format("has {} papers of its kind", company.count);
      better = fmt::format("; “{}” (line {}) {}", ShortText(document_, heading),
                           context_.facts.Lines().LineAt(heading.begin), why);
      related.push_back({heading, "this section " + why});
      data.better_section = target;
      data.better_heading = heading;
    }
    data.topic = topics_.topic(place.topic).name;
    for (const uint32_t topic : place.home_topics) {
      data.section_topic += (data.section_topic.empty() ? "" : ", ");
      data.section_topic += topics_.topic(topic).name;
    }
    data.confidence = place.misplaced;
    for (const Evidence& each : place.evidence) {
      data.evidence.push_back({std::string(each.term), each.count, each.weight});
    }
    Finding& finding =
        context_.Report(title,
                        {{"title", ShortText(document_, title)},
                         {"topic", std::string(topics_.topic(place.topic).title)},
                         {"evidence", EvidenceText(place.evidence)},
                         {"heading", ShortText(document_, section.heading)},
                         {"claim", ClaimText(e, place)},
                         {"confidence", fmt::format("{:.0f}%", 100 * place.misplaced)},
                         {"better", better}},
                        std::move(related), MoveTo(e, data.better_section));
    if (place.misplaced < context_.Option("warning-confidence")) finding.severity = Severity::kInfo;
    finding.data = std::move(data);
  }

  // Behind the last entry of the better section; a person should look whether it fits there.
  Repair MoveTo(uint32_t entry, uint32_t section) const {
    if (section == kNone) return {};
    auto edits = MoveEntry(document_, context_.facts.GetNumbering(), entry, section);
    return {edits ? std::move(*edits) : std::vector<Edit>(), FixSafety::kUnsafe};
  }

  static std::string EvidenceText(const std::vector<Evidence>& evidence) {
    std::string out;
    for (size_t i = 0; i < std::min(kShownTerms, evidence.size()); ++i) {
      fmt::format_to(std::back_inserter(out), "{}{} ×{}", i == 0 ? "" : ", ", evidence[i].term,
                     evidence[i].count);
    }
    return out;
  }

  // "quantization or pruning (low bit ×1)"
  std::string ClaimText(uint32_t entry, const EntryPlace& place) const {
    std::string out;
    std::vector<Evidence> home;
    for (size_t i = 0; i < place.home_topics.size(); ++i) {
      const uint32_t topic = place.home_topics[i];
      if (i > 0) out += i + 1 == place.home_topics.size() ? " or " : ", ";
      out += topics_.topic(topic).title;
      for (const Evidence& each : topics_.EvidenceFor(placement_.entry(entry), topic)) {
        if (each.weight >= kMinEvidence) home.push_back(each);
      }
    }
    std::sort(home.begin(), home.end(),
              [](const Evidence& a, const Evidence& b) { return a.weight > b.weight; });
    return fmt::format("{} ({})", out, home.empty() ? "no term of it" : EvidenceText(home));
  }

  CheckContext& context_;
  bool need_link_;
  const Document& document_;
  const TopicIndex& topics_;
  const Placement placement_;
  std::map<uint32_t, Company> company_;  // by topic
};

// The topics are those of papers: the sections of a newsletter on programming ("工具", "Education")
// sort by other things. Half of the entries with a link must lead to a paper.
bool ListsPapers(const Document& document, size_t linked) {
  const auto papers =
      std::count_if(document.entries.begin(), document.entries.end(), [&](const Entry& entry) {
        return entry.source_link != kNone &&
               IsPaperLink(document, document.links[entry.source_link]);
      });
  return static_cast<size_t>(papers) * 2 >= linked;
}

}  // namespace

void CheckMisplacedEntry(CheckContext& context) {
  const Document& document = context.document;
  if (!document.is_digest || document.sections.empty()) return;
  const auto linked =
      static_cast<size_t>(std::count_if(document.entries.begin(), document.entries.end(),
                                        [](const Entry& e) { return e.source_link != kNone; }));
  if (ListsPapers(document, linked)) PlacementChecker(context, linked > 0).Check();
}

}  // namespace digestlint
