// What headings claim and texts are about, by the data in rules/topics/.
//
// A text's topics are the softmax of the summed weights of its terms, as a multinomial logistic
// model has it: a term of the title counts 1, one of the body alone kBodyShare, and the whole is
// brought to length 1, so that long summaries weigh no more than short ones.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/phrase_matcher.h"
#include "model/document.h"
#include "rules/topic_model.h"

namespace digestlint {

inline constexpr float kBodyShare = 0.6F;

// How often a term that the data knows stands in a text.
struct TermCount {
  uint32_t term = 0;  // of the model
  uint32_t title = 0;
  uint32_t body = 0;
};

// A term as a word among words, whatever topic it speaks for: rare ones weigh more.
struct WordWeight {
  TermHash hash = 0;
  float weight = 0;
};

// A text as the topics see it.
struct TopicReading {
  std::vector<TermCount> terms;   // those that speak for a topic, in the order of the text
  std::vector<WordWeight> words;  // each once, of length 1; empty where nothing is rare
  std::vector<float> topics;      // by topic: its share; they sum up to 1
};

struct TopicShare {
  uint32_t topic = 0;
  double share = 0;
};

// The topics that a text has most of, at most three and none under a tenth; at least one.
std::vector<TopicShare> LargestTopics(const TopicReading& reading);

// A term that speaks for a topic in one text.
struct Evidence {
  std::string_view term;  // in its normal form
  uint32_t count = 0;     // occurrences in title and body
  double weight = 0;      // what it adds to the topic's score
};

struct HeadingClaim {
  std::vector<uint32_t> topics;  // sorted; empty: the heading names no topic
  bool cross_cutting = false;    // it names something that all topics share, so it claims nothing
};

// Made once from the topic data, then used by any number of threads.
class TopicIndex {
 public:
  // `model` must outlive the index.
  explicit TopicIndex(const TopicModel& model);

  const TopicModel& model() const { return model_; }
  const TopicSpec& topic(uint32_t index) const { return model_.topics[index]; }
  size_t size() const { return model_.topics.size(); }
  const std::vector<uint32_t>& NearTo(uint32_t topic) const { return near_[topic]; }
  bool AreNear(uint32_t a, uint32_t b) const;  // a topic is near to itself

  HeadingClaim ReadHeading(std::string_view heading) const;

  // The terms of `topic` in the text, the strongest first; none of another's.
  std::vector<Evidence> EvidenceFor(const TopicReading& reading, uint32_t topic) const;

 private:
  const TopicModel& model_;
  std::vector<std::vector<uint32_t>> near_;  // by topic, sorted, without itself
  std::vector<uint32_t> headings_;           // by phrase of heading_matcher_: topic
  PhraseMatcher heading_matcher_;
};

// Calls piece(span, is_title) for the entry's text runs, in their order, cut where the title begins
// and ends. Link targets and code say nothing.
template <typename Piece>
void ForEachPiece(const Document& document, const Entry& entry, Piece piece) {
  const uint32_t end = document.lines[entry.line_end - 1].run_end;
  for (uint32_t r = document.lines[entry.first_line].first_run; r < end; ++r) {
    const Run& run = document.runs[r];
    if (run.kind != RunKind::kText) continue;
    // A run may hold the title and what stands behind it on the line.
    const Span title = {std::max(run.span.begin, entry.title.begin),
                        std::min(run.span.end, entry.title.end)};
    if (title.begin >= title.end) {
      piece(run.span, false);
      continue;
    }
    if (run.span.begin < title.begin) piece(Span{run.span.begin, title.begin}, false);
    piece(title, true);
    if (title.end < run.span.end) piece(Span{title.end, run.span.end}, false);
  }
}

// Reads texts one after the other, keeping its memory between them. Not thread-safe.
class TopicReader {
 public:
  explicit TopicReader(const TopicIndex& index);

  TopicReading ReadText(std::string_view title, std::string_view body);
  // Title and body of an entry.
  TopicReading ReadEntry(const Document& document, const Entry& entry);

 private:
  void Scan(std::string_view text, Span range, bool title);
  void AddUnknown(TermHash hash, bool title);
  size_t SlotOf(TermHash hash) const;
  TopicReading Finish();

  const TopicIndex& index_;
  struct Unknown {
    TermHash hash = 0;
    bool title = false;
  };
  std::vector<uint32_t> places_;   // by term: its place in counts_ plus one, or 0
  std::vector<TermCount> counts_;  // of the text being read
  std::vector<Unknown> unknown_;   // its words that the data does not know, each once
  std::vector<uint32_t> slots_;    // by hash, open addressing: the place in unknown_ plus one, or 0
};

}  // namespace digestlint
