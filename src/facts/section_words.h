// How alike the words of each entry are to those of whole sections.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "facts/topics.h"
#include "model/document.h"

namespace digestlint {

struct WordLikeness {
  double words = 0;    // cosine of the entry's words with those of the section's other entries
  double heading = 0;  // length of the entry's words that stand in the section's heading as well
};

// Which words stand in which sections, word by word, so that an entry is compared with many
// sections at once in the time that its own words take.
class SectionWords {
 public:
  // `entries` are the readings of the document's entries, `headings` the words of each section's
  // heading, each word once. Nothing of them is kept.
  SectionWords(const Document& document,
               const std::vector<std::shared_ptr<const TopicReading>>& entries,
               const std::vector<std::vector<TermHash>>& headings);

  // Of the entry with each section in [first, end), in order.
  std::vector<WordLikeness> Compare(uint32_t entry, uint32_t first, uint32_t end) const;

 private:
  struct EntryWord {
    uint32_t word = 0;
    float weight = 0;
  };
  struct Posting {
    uint32_t section = 0;
    float weight = 0;  // summed over the section's entries
  };

  std::vector<uint32_t> section_of_;             // by entry
  std::vector<EntryWord> entry_words_;           // entry by entry
  std::vector<uint32_t> first_of_entry_;         // and one more
  std::vector<Posting> postings_;                // word by word, in the order of sections
  std::vector<uint32_t> first_of_word_;          // and one more
  std::vector<uint32_t> headings_;               // word by word: the sections whose heading has it
  std::vector<uint32_t> first_heading_of_word_;  // and one more
  std::vector<double> squares_;                  // by section: of its words' weights
};

}  // namespace digestlint
