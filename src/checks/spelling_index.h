// Where a document has words in just this spelling, for checks that ask it of many words.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "model/document.h"
#include "text/span.h"

namespace digestlint {

// Reads the whole text once, Latin letters and digits only. The document must outlive the index.
class SpellingIndex {
 public:
  explicit SpellingIndex(const Document& document);

  // One to four words side by side in the title of an entry, with what stands between them.
  bool IsInTitles(std::string_view words) const { return titles_.contains(words); }

  // The word, hyphens and points inside of it included, stands somewhere outside of `span`.
  bool IsOutside(std::string_view word, Span span) const;

 private:
  struct Places {
    uint32_t first = 0;
    uint32_t last = 0;
  };
  std::unordered_set<std::string_view> titles_;
  std::unordered_map<std::string_view, Places> words_;
};

}  // namespace digestlint
