#include "facts/section_words.h"

#include <algorithm>
#include <cmath>

namespace digestlint {
namespace {

// Numbers words in the order in which they come.
class WordNumbers {
 public:
  explicit WordNumbers(size_t most) {
    size_t size = 64;
    while (size < 2 * most) size *= 2;
    slots_.resize(size);
  }

  uint32_t Add(TermHash hash) {
    uint32_t& slot = SlotOf(hash);
    if (slot == 0) {
      hashes_.push_back(hash);
      slot = static_cast<uint32_t>(hashes_.size());
    }
    return slot - 1;
  }

  // kNone for one that was not added.
  uint32_t Find(TermHash hash) {
    const uint32_t slot = SlotOf(hash);
    return slot == 0 ? kNone : slot - 1;
  }

  size_t size() const { return hashes_.size(); }

 private:
  uint32_t& SlotOf(TermHash hash) {
    size_t at = hash & (slots_.size() - 1);
    while (slots_[at] != 0 && hashes_[slots_[at] - 1] != hash) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }

  std::vector<uint32_t> slots_;  // a word's number plus one, or 0
  std::vector<TermHash> hashes_;
};

// Turns the numbers of items by word into where each word's items begin. The last one is all.
void SumUp(std::vector<uint32_t>& counts) {
  uint32_t sum = 0;
  for (uint32_t& count : counts) {
    const uint32_t own = count;
    count = sum;
    sum += own;
  }
}

}  // namespace

SectionWords::SectionWords(const Document& document,
                           const std::vector<std::shared_ptr<const TopicReading>>& entries,
                           const std::vector<std::vector<TermHash>>& headings) {
  size_t total = 0;
  for (const auto& entry : entries) total += entry->words.size();
  WordNumbers numbers(total);
  entry_words_.reserve(total);
  for (size_t e = 0; e < entries.size(); ++e) {
    section_of_.push_back(document.entries[e].section);
    first_of_entry_.push_back(static_cast<uint32_t>(entry_words_.size()));
    for (const WordWeight& word : entries[e]->words) {
      entry_words_.push_back({numbers.Add(word.hash), word.weight});
    }
  }
  first_of_entry_.push_back(static_cast<uint32_t>(entry_words_.size()));

  // Entries come section by section, so a word's last posting tells whether the section has it.
  const auto each_word = [&](auto act) {
    for (size_t e = 0; e < entries.size(); ++e) {
      if (section_of_[e] == kNone) continue;
      for (uint32_t i = first_of_entry_[e]; i < first_of_entry_[e + 1]; ++i) {
        act(section_of_[e], entry_words_[i]);
      }
    }
  };
  first_of_word_.assign(numbers.size() + 1, 0);
  std::vector<uint32_t> last(numbers.size(), kNone);
  each_word([&](uint32_t section, const EntryWord& word) {
    if (last[word.word] == section) return;
    last[word.word] = section;
    ++first_of_word_[word.word];
  });
  SumUp(first_of_word_);
  postings_.resize(first_of_word_.back());
  std::vector<uint32_t> next = first_of_word_;
  each_word([&](uint32_t section, const EntryWord& word) {
    uint32_t& at = next[word.word];
    if (at == first_of_word_[word.word] || postings_[at - 1].section != section) {
      postings_[at++].section = section;
    }
    postings_[at - 1].weight += word.weight;
  });
  squares_.assign(document.sections.size(), 0);
  for (const Posting& each : postings_) {
    squares_[each.section] += static_cast<double>(each.weight * each.weight);
  }

  first_heading_of_word_.assign(numbers.size() + 1, 0);
  for (const auto& heading : headings) {
    for (const TermHash hash : heading) {
      const uint32_t word = numbers.Find(hash);
      if (word != kNone) ++first_heading_of_word_[word];
    }
  }
  SumUp(first_heading_of_word_);
  headings_.resize(first_heading_of_word_.back());
  next = first_heading_of_word_;
  for (uint32_t section = 0; section < headings.size(); ++section) {
    for (const TermHash hash : headings[section]) {
      const uint32_t word = numbers.Find(hash);
      if (word != kNone) headings_[next[word]++] = section;
    }
  }
}

std::vector<WordLikeness> SectionWords::Compare(uint32_t entry, uint32_t first,
                                                uint32_t end) const {
  std::vector<WordLikeness> out(end - first);
  double own_square = 0;
  for (uint32_t i = first_of_entry_[entry]; i < first_of_entry_[entry + 1]; ++i) {
    const auto [word, weight] = entry_words_[i];
    const double square = static_cast<double>(weight * weight);
    own_square += square;
    const auto* const postings_end = postings_.data() + first_of_word_[word + 1];
    const auto* posting = std::lower_bound(
        postings_.data() + first_of_word_[word], postings_end, first,
        [](const Posting& each, uint32_t section) { return each.section < section; });
    for (; posting != postings_end && posting->section < end; ++posting) {
      out[posting->section - first].words += static_cast<double>(weight * posting->weight);
    }
    const auto* const headings_end = headings_.data() + first_heading_of_word_[word + 1];
    const auto* heading =
        std::lower_bound(headings_.data() + first_heading_of_word_[word], headings_end, first);
    for (; heading != headings_end && *heading < end; ++heading) {
      out[*heading - first].heading += square;
    }
  }
  for (uint32_t section = first; section < end; ++section) {
    WordLikeness& each = out[section - first];
    double squares = squares_[section];
    if (section_of_[entry] == section) {
      // Its own words are no evidence that it is at home.
      squares += own_square - 2 * each.words;
      each.words -= own_square;
    }
    each.words = squares > 1e-9 ? std::max(0.0, each.words) / std::sqrt(squares) : 0;
    each.heading = std::sqrt(each.heading);
  }
  return out;
}

}  // namespace digestlint
