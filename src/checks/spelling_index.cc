#include "checks/spelling_index.h"

#include <algorithm>
#include <vector>

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kMostWords = 4;

bool IsAlnum(char c) {
  return IsAsciiLetter(static_cast<unsigned char>(c)) ||
         IsAsciiDigit(static_cast<unsigned char>(c));
}

// The next run of letters and digits in [at, end); empty at the end.
Span NextRun(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end && !IsAlnum(text[at])) ++at;
  const uint32_t begin = at;
  while (at < end && IsAlnum(text[at])) ++at;
  return {begin, at};
}

}  // namespace

SpellingIndex::SpellingIndex(const Document& document) {
  const std::string_view text = document.text;
  std::vector<uint32_t> begins;
  for (const Entry& entry : document.entries) {
    begins.clear();
    for (Span run = NextRun(text, entry.title.begin, entry.title.end); !run.empty();
         run = NextRun(text, run.end, entry.title.end)) {
      begins.push_back(run.begin);
      const size_t most = std::min(begins.size(), kMostWords);
      for (size_t i = 0; i < most; ++i) {
        titles_.insert(Span{begins[begins.size() - 1 - i], run.end}.in(text));
      }
    }
  }
  const auto add = [&](Span word) {
    const auto [place, fresh] = words_.try_emplace(word.in(text), Places{word.begin, word.begin});
    if (!fresh) place->second.last = word.begin;
  };
  const auto end = static_cast<uint32_t>(text.size());
  Span word;
  for (Span run = NextRun(text, 0, end); !run.empty(); run = NextRun(text, run.end, end)) {
    const bool joined = !word.empty() && run.begin == word.end + 1 &&
                        (text[word.end] == '-' || text[word.end] == '.');
    if (!joined && !word.empty()) add(word);
    word = joined ? Span{word.begin, run.end} : run;
    add(run);
  }
  if (!word.empty()) add(word);
}

bool SpellingIndex::IsOutside(std::string_view word, Span span) const {
  const auto found = words_.find(word);
  if (found == words_.end()) return false;
  return !span.contains(found->second.first) || !span.contains(found->second.last);
}

}  // namespace digestlint
