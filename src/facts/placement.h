// How well each entry of a document fits its own section and the others.
//
// A section is what its heading claims and what its other entries are about. Every kind of evidence
// is a number; their weights are learned (tools/placement) and stand with the topic data:
//
//   claim          log of the entry's share of topics that the heading's words claim, near topics
//                  counting kNearShare; the same value for all headings that claim none
//   text           the same of the topics of the heading read as a text
//   mates          the same of the mean topics of the section's other entries
//   words          cosine of the entry's words with those of the other entries; kLoneWords in its
//                  own section where it is the only one
//   heading words  length of the entry's words that stand in the heading as well
//   has claim      1 where the heading claims a topic
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facts/section_words.h"
#include "facts/topic_memory.h"
#include "facts/topics.h"
#include "model/document.h"

namespace digestlint {

inline constexpr float kNearShare = 0.35F;
inline constexpr double kLoneWords = 0.15;  // about what entries at home have

struct SectionFit {
  uint32_t section = kNone;
  std::array<double, kFitParts> parts{};  // by FitPart
  double score = 0;                       // the parts by their weights
};

struct SectionTopics {
  std::vector<uint32_t> claimed;  // by the heading, or by the one above it where it claims nothing
  bool cross_cutting = false;     // nothing is out of place here, and nothing belongs here
  std::vector<float> text;        // topics of the heading as a text
};

// What is thought of one entry's place.
struct EntryPlace {
  double misplaced = 0;               // confidence from 0 to 1; 0 without reasons to show
  uint32_t topic = kNone;             // the entry's topic that its section is not about
  std::vector<uint32_t> home_topics;  // what the section is about; claimed, or of its entries
  std::vector<Evidence> evidence;     // for the topic, the strongest first
  SectionFit home;
  SectionFit best;          // of the other sections; its section is kNone without one
  uint32_t better = kNone;  // the section where it belongs, not just stands out less
};

// A term that adds less to a topic's score is not worth naming.
inline constexpr double kMinEvidence = 0.5;

// Reads a document once; thereafter entries are judged one by one. Of the sections at most
// kMaxDistance away in the list, the kMaxOthers most alike by topic are compared, so that time
// grows with the document's length only.
class Placement {
 public:
  static constexpr uint32_t kMaxDistance = 16;
  static constexpr size_t kMaxOthers = 6;

  // The first two must outlive this. `document` should be a digest; entries without a section are
  // not judged.
  Placement(const Document& document, const TopicIndex& topics, TopicMemory& memory);

  const TopicIndex& topics() const { return topics_; }
  const SectionTopics& section(uint32_t index) const { return sections_[index]; }
  const TopicReading& entry(uint32_t index) const { return *entries_[index]; }

  // Of the entry's own section first, then of those that may be better, in order.
  std::vector<SectionFit> Fits(uint32_t entry) const;

  EntryPlace Judge(uint32_t entry) const;

 private:
  // One entry beside the sections around its own.
  struct Seen {
    uint32_t entry = 0;
    std::vector<float> near;  // its topics, each with part of what its near ones have
    uint32_t first = 0;       // the first of the sections
    std::vector<WordLikeness> words;
  };

  std::vector<std::vector<TermHash>> ReadSections();
  void SumTopics();
  Seen Look(uint32_t entry) const;
  std::string PathText(uint32_t section, bool own) const;
  bool AreApart(uint32_t other, uint32_t home) const;
  bool Belongs(uint32_t entry, uint32_t section) const;
  uint32_t FindBetter(uint32_t entry, const EntryPlace& place) const;
  std::vector<uint32_t> Others(uint32_t home, const std::vector<float>& near) const;
  SectionFit Fit(const Seen& seen, uint32_t section) const;
  std::vector<float> WithNear(const std::vector<float>& shares) const;
  bool IsAtHome(uint32_t entry) const;
  bool FindReasons(uint32_t entry, EntryPlace& place) const;
  std::vector<uint32_t> TopicsOf(uint32_t entry, uint32_t section) const;

  const Document& document_;
  const TopicIndex& topics_;
  std::vector<SectionTopics> sections_;
  std::vector<std::shared_ptr<const TopicReading>> entries_;
  std::vector<std::vector<float>> topic_sums_;  // by section: of its entries
  std::optional<SectionWords> words_;
};

}  // namespace digestlint
