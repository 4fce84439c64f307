// An entry that is clearly about another topic than its section's heading claims.
//
// Silent wherever one of these fails: the heading names a topic and nothing general; the entry has
// strong evidence, in several different terms, for one topic that is not near the heading's; and no
// evidence at all for a topic of the heading.
#include <fmt/format.h>

#include <algorithm>

#include "checks/entry_label.h"
#include "engine/check.h"
#include "reader/source_link.h"

namespace digestlint {
namespace {

constexpr size_t kShownTerms = 4;
// Evidence for a neighbour of the heading's topic, as a share of the best topic's score, up to
// which it is taken for a passing mention.
constexpr double kNearShare = 0.25;

class PlacementChecker {
 public:
  explicit PlacementChecker(CheckContext& context)
      : context_(context), document_(context.document), topics_(context.facts.Topics()) {
    for (const Section& section : document_.sections) {
      claims_.push_back(topics_.ReadHeading(PlainText(document_, section.heading)));
    }
  }

  void Check() {
    for (const Entry& entry : document_.entries) {
      if (entry.section == kNone) continue;
      const HeadingClaim& claim = claims_[entry.section];
      if (claim.cross_cutting || claim.topics.empty()) continue;
      CheckEntry(entry, claim);
    }
  }

 private:
  void CheckEntry(const Entry& entry, const HeadingClaim& claim) {
    const std::vector<TopicScore> scores = topics_.ReadEntry(document_, entry);
    if (scores.empty() || !IsClear(scores.front())) return;
    const TopicScore& best = scores.front();
    for (const TopicScore& score : scores) {
      for (const uint32_t home : claim.topics) {
        if (score.topic == home) return;
        const bool near = topics_.AreNear(score.topic, home);
        if (near && score.score > kNearShare * best.score) return;
      }
    }
    Report(entry, claim, best);
  }

  bool IsClear(const TopicScore& best) const {
    const auto strong = std::count_if(best.evidence.begin(), best.evidence.end(),
                                      [](const Evidence& each) { return each.strong; });
    return strong > 0 && best.score >= context_.Option("min-score") &&
           static_cast<double>(best.evidence.size()) >= context_.Option("min-terms");
  }

  // The section that claims the topic and the fewest others beside it.
  uint32_t BetterSection(uint32_t topic, uint32_t own) const {
    uint32_t best = kNone;
    for (uint32_t s = 0; s < claims_.size(); ++s) {
      const auto& topics = claims_[s].topics;
      if (s == own || !std::binary_search(topics.begin(), topics.end(), topic)) continue;
      if (best == kNone || topics.size() < claims_[best].topics.size()) best = s;
    }
    return best;
  }

  void Report(const Entry& entry, const HeadingClaim& claim, const TopicScore& best) {
    const Section& section = document_.sections[entry.section];
    std::vector<Related> related = {{section.heading, "the heading it stands under"}};
    std::string better;
    if (const uint32_t other = BetterSection(best.topic, entry.section); other != kNone) {
      const Span heading = document_.sections[other].heading;
      better = fmt::format("; “{}” (line {}) fits better", ShortText(document_, heading),
                           context_.facts.Lines().PositionAt(heading.begin).line);
      related.push_back({heading, "this section fits better"});
    }
    context_.Report(entry.title,
                    {{"title", ShortText(document_, entry.title)},
                     {"topic", std::string(topics_.topic(best.topic).title)},
                     {"evidence", EvidenceText(best)},
                     {"heading", ShortText(document_, section.heading)},
                     {"claim", ClaimText(claim)},
                     {"better", better}},
                    std::move(related));
  }

  static std::string EvidenceText(const TopicScore& score) {
    std::string out;
    for (size_t i = 0; i < std::min(kShownTerms, score.evidence.size()); ++i) {
      fmt::format_to(std::back_inserter(out), "{}{} ×{}", i == 0 ? "" : ", ",
                     score.evidence[i].term, score.evidence[i].count);
    }
    if (score.evidence.size() > kShownTerms) out += ", …";
    return out;
  }

  std::string ClaimText(const HeadingClaim& claim) const {
    std::string out;
    for (size_t i = 0; i < claim.topics.size(); ++i) {
      if (i > 0) out += i + 1 == claim.topics.size() ? " or " : ", ";
      out += topics_.topic(claim.topics[i]).title;
    }
    return out;
  }

  CheckContext& context_;
  const Document& document_;
  const TopicIndex& topics_;
  std::vector<HeadingClaim> claims_;
};

// The topics are those of papers: the sections of a newsletter on programming ("工具", "Education")
// sort by other things. Half of the entries with a link must lead to a paper.
bool ListsPapers(const Document& document) {
  size_t linked = 0, papers = 0;
  for (const Entry& entry : document.entries) {
    if (entry.source_link == kNone) continue;
    ++linked;
    if (IsPaperLink(document, document.links[entry.source_link])) ++papers;
  }
  return papers * 2 >= linked;
}

}  // namespace

void CheckMisplacedEntry(CheckContext& context) {
  const Document& document = context.document;
  if (!document.is_digest || document.sections.empty() || !ListsPapers(document)) return;
  PlacementChecker(context).Check();
}

}  // namespace digestlint
