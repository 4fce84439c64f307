// What is known of all topics together: the topics, how much each term speaks for each of them, how
// common terms are, and the numbers by which placement is judged.
//
// A model is made of views. The built-in one points to constants in the binary; one that is made at
// run time points into its TopicData.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/topic_file.h"
#include "rules/topic_spec.h"
#include "text/terms.h"

namespace digestlint {

// The weights of how well an entry fits a section, one per kind of evidence; see
// facts/placement.h for what each measures.
enum class FitPart : uint8_t { kClaim, kText, kMates, kWords, kHeadingWords, kHasClaim };
inline constexpr size_t kFitParts = 6;
inline constexpr size_t kJudgeParts = 14;  // with the constant at the end

struct JudgeSpec {
  std::array<double, kFitParts> fit{};
  std::array<double, kJudgeParts> judge{};
};

struct TermWeight {
  uint32_t topic = 0;  // index into the topics
  float weight = 0;    // above 0
};

// A term's text and weights end where the next one's begin; a last term closes the list.
struct TermSpec {
  TermHash hash = 0;
  uint32_t text = 0;     // offset into texts
  uint32_t weights = 0;  // index into weights
  float rarity = 0;      // logarithm of how many entries there are to one with the term
};

// The rarity of a term that the data does not call common.
inline constexpr float kRarest = 6.4F;

struct TopicModel {
  std::span<const TopicSpec> topics;
  std::span<const uint64_t> filter;      // one bit per low bits of a term's hash, a power of two
  std::span<const TermHash> hashes;      // open addressing, a power of two; 0: free
  std::span<const uint32_t> hash_terms;  // by place in hashes: the term
  std::span<const TermSpec> terms;
  std::span<const TermWeight> weights;
  std::string_view texts;
  JudgeSpec judge;

  static constexpr uint32_t kNoTerm = 0xFFFFFFFF;
  uint32_t Find(TermHash hash) const;
  std::string_view TermText(uint32_t term) const {
    return texts.substr(terms[term].text, terms[term + 1].text - terms[term].text);
  }
  std::span<const TermWeight> TermWeights(uint32_t term) const {
    return weights.subspan(terms[term].weights, terms[term + 1].weights - terms[term].weights);
  }
  size_t TermCount() const { return terms.size() - 1; }
};

inline uint32_t TopicModel::Find(TermHash hash) const {
  if ((filter[(hash >> 6) & (filter.size() - 1)] >> (hash & 63) & 1) == 0) return kNoTerm;
  const size_t mask = hashes.size() - 1;
  for (size_t at = (hash >> 20) & mask; hashes[at] != 0; at = (at + 1) & mask) {
    if (hashes[at] == hash) return hash_terms[at];
  }
  return kNoTerm;
}

// What a model is made from, with the memory that it points into.
class TopicData {
 public:
  // Adds a topic's file. One with the name of a topic that is known adds its headings and terms to
  // that. Mistakes go to `errors` as "path:line: what".
  void AddTopic(std::string_view path, std::string_view toml, std::vector<std::string>& errors);

  // Adds what was learned: "term<TAB>weight" lines of one topic, named by the file, or the
  // rarity of terms where the file is common-terms.tsv.
  void AddWeights(std::string_view path, std::string_view text, std::vector<std::string>& errors);

  // Takes the numbers from placement.toml.
  void AddJudge(std::string_view path, std::string_view toml, std::vector<std::string>& errors);

  // Starts from `model`, which must outlive this; without its weights where `learned` is false.
  void StartFrom(const TopicModel& model, bool learned);

  // The model of all that was added. It lives as long as this and until the next call. Terms of
  // topic files count for topics that nothing was learned of, and for files added to known topics.
  // `errors` receives names of topics that no file has.
  TopicModel Build(std::vector<std::string>& errors);

 private:
  struct Term {
    float rarity = kRarest;
    std::vector<std::pair<std::string, float>> weights;  // topic's name, weight
  };
  struct Topic {
    TopicSpec spec;
    std::vector<std::string_view> near, headings;
    std::vector<TopicTermSpec> terms;
    size_t counted = 0;  // so many written terms are in the learned weights already
  };
  Topic* FindTopic(std::string_view name);
  void CountWrittenTerms(const Topic& topic);

  std::vector<std::unique_ptr<TopicFile>> files_;
  std::vector<std::unique_ptr<Topic>> topics_;
  std::vector<TopicSpec> specs_;
  std::map<std::string, Term, std::less<>> terms_;  // by normal form
  std::vector<uint64_t> filter_;
  std::vector<TermHash> hashes_;
  std::vector<uint32_t> hash_terms_;
  std::vector<TermSpec> term_specs_;
  std::vector<TermWeight> weights_;
  std::string texts_;
  JudgeSpec judge_;
};

}  // namespace digestlint
