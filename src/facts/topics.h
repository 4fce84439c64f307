// What headings claim and entries are about, by the words of the topics in rules/topics/.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "facts/phrase_matcher.h"
#include "model/document.h"
#include "rules/topic_spec.h"

namespace digestlint {

// A term that speaks for a topic in one entry.
struct Evidence {
  std::string_view term;  // as the topic's file writes it
  uint32_t count = 0;     // occurrences in title and body
  double weight = 0;      // its share of the topic's score
  bool strong = false;    // the term's own weight is at least 2
};

struct TopicScore {
  uint32_t topic = 0;  // index into the topics
  double score = 0;    // sum of weight * (1 + log2(count)); the title counts three times
  std::vector<Evidence> evidence;  // strongest first, one item per term
};

struct HeadingClaim {
  std::vector<uint32_t> topics;  // sorted; empty: the heading names no topic
  bool cross_cutting =
      false;  // it also names something that all topics share, so it claims nothing
};

// Made once from the topic data, then used by any number of threads.
class TopicIndex {
 public:
  // `topics` must outlive the index.
  explicit TopicIndex(std::span<const TopicSpec> topics);

  const TopicSpec& topic(uint32_t index) const { return topics_[index]; }
  bool AreNear(uint32_t a, uint32_t b) const { return near_[a * topics_.size() + b]; }

  HeadingClaim ReadHeading(std::string_view heading) const;

  // The topics that the entry gives evidence for, best first, cross-cutting ones left out.
  std::vector<TopicScore> ReadEntry(const Document& document, const Entry& entry) const;

  // The same for a title and body outside of a document.
  std::vector<TopicScore> ReadText(std::string_view title, std::string_view body) const;

 private:
  struct Place {
    uint32_t topic = 0;
    uint32_t term = 0;  // index into the topic's terms
  };
  struct TermCount {
    uint32_t phrase = 0;  // index into terms_
    uint32_t title = 0;
    uint32_t body = 0;
  };
  void Count(std::vector<PhraseHit>& hits, uint32_t TermCount::*part,
             std::vector<TermCount>& counts) const;
  std::vector<TopicScore> Score(std::vector<PhraseHit>& title, std::vector<PhraseHit>& body) const;

  std::span<const TopicSpec> topics_;
  std::vector<bool> near_;
  std::vector<Place> terms_;        // by phrase of term_matcher_
  std::vector<uint32_t> headings_;  // by phrase of heading_matcher_: topic
  PhraseMatcher term_matcher_;
  PhraseMatcher heading_matcher_;
};

}  // namespace digestlint
