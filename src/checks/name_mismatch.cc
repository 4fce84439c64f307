// The name that a title coins, written otherwise in the entry's text.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "checks/coined_name.h"
#include "checks/spelling_index.h"
#include "engine/check.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kMinSlipKey = 6;  // in shorter names one letter makes another name

bool IsAlnum(char c) {
  return IsAsciiLetter(static_cast<unsigned char>(c)) ||
         IsAsciiDigit(static_cast<unsigned char>(c));
}

bool IsLower(char c) {
  return c >= 'a' && c <= 'z';
}

char At(std::string_view text, size_t at) {
  return at < text.size() ? text[at] : '\0';
}

// The word is glued to an address, a file name or a handle: part of something else.
bool IsGlued(std::string_view text, Span word) {
  const char before = word.begin > 0 ? text[word.begin - 1] : '\0';
  const char after = At(text, word.end), next = At(text, word.end + 1);
  const auto glue = [](char c) { return c == '/' || c == '_' || c == '@' || c == '\\'; };
  return glue(before) || glue(after) || before == '.' || (after == '.' && IsAlnum(next));
}

// A number follows that the name does not have: another version, with a spelling of its own.
bool IsOtherVersion(std::string_view text, uint32_t end) {
  if (At(text, end) == ' ' || At(text, end) == '-') ++end;
  return IsAsciiDigit(static_cast<unsigned char>(At(text, end)));
}

// The place at `begin` that reads like `key` when case, hyphens and blanks do not count; empty
// where there is none.
Span MatchKey(std::string_view text, uint32_t begin, uint32_t end, std::string_view key) {
  size_t k = 0;
  uint32_t at = begin;
  for (uint32_t joiners = 0; at < end && k < key.size(); ++at) {
    if (ToLowerAscii(text[at]) == key[k]) {
      ++k;
      joiners = 0;
    } else if ((text[at] != ' ' && text[at] != '-') || k == 0 || ++joiners > 2) {
      return {};
    }
  }
  if (k < key.size()) return {};
  const uint32_t after = at < end && text[at] == 's' ? at + 1 : at;
  if (after < end && IsAlnum(text[after])) return {};
  return {begin, at};
}

// One letter is missing, doubled, changed or has changed places with its neighbour, inside the
// word. Capitals carry the name (LLaMA and LLaVA are two), so only small letters come, go or
// change.
bool IsSlip(std::string_view word, std::string_view name) {
  size_t same = 0, back = 0;
  const size_t shorter = std::min(word.size(), name.size());
  const auto equal = [](char a, char b) { return ToLowerAscii(a) == ToLowerAscii(b); };
  while (same < shorter && equal(word[same], name[same])) ++same;
  while (back < shorter - same &&
         equal(word[word.size() - 1 - back], name[name.size() - 1 - back])) {
    ++back;
  }
  if (same == 0) return false;
  const std::string_view in_word = word.substr(same, word.size() - same - back);
  const std::string_view in_name = name.substr(same, name.size() - same - back);
  const auto letters = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(),
                       [](char c) { return IsAsciiLetter(static_cast<unsigned char>(c)); });
  };
  if (!letters(in_word) || !letters(in_name)) return false;
  if (in_word.size() == 2 && in_name.size() == 2) {
    return equal(in_word[0], in_name[1]) && equal(in_word[1], in_name[0]);
  }
  return back > 0 && in_word.size() <= 1 && in_name.size() <= 1 &&
         std::all_of(in_word.begin(), in_word.end(), IsLower) &&
         std::all_of(in_name.begin(), in_name.end(), IsLower);
}

// A small first letter of an ordinary part (self-RAG for Self-RAG), or words in small letters
// (flash attention for FlashAttention): the words that the name was made of.
bool IsCommonWords(std::string_view word, std::string_view name) {
  const bool small =
      std::none_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (word.find("- ") != std::string_view::npos || word.find(" -") != std::string_view::npos) {
    return false;  // nobody writes words like that
  }
  if (small && word.find(' ') != std::string_view::npos) return true;
  size_t w = 0;
  for (size_t at = 0; at <= name.size();) {
    const size_t end = std::min(name.find('-', at), name.size());
    const std::string_view part = name.substr(at, end - at);
    while (w < word.size() && !IsAlnum(word[w])) ++w;
    if (ReadNamePart(part) == NamePart::kOrdinary && !part.empty() && !IsLower(part[0]) &&
        w < word.size() && IsLower(word[w])) {
      return true;
    }
    for (size_t i = 0; i < part.size() && w < word.size(); ++w) i += IsAlnum(word[w]) ? 1 : 0;
    at = end + 1;
  }
  return false;
}

// Small letters only, without hyphen and digit: a word of the language as likely as the name. In
// Chinese text that holds next to other Latin words, in English text for short and for all-capital
// names.
bool IsPlainWord(const Document& document, Span place, std::string_view name) {
  const std::string_view text = document.text;
  const std::string_view word = place.in(text);
  if (!std::all_of(word.begin(), word.end(), IsLower)) return false;
  if (document.language != Language::kChinese) {
    return word.size() < 7 || ReadNamePart(name) == NamePart::kAcronym;
  }
  uint32_t left = place.begin;
  if (left > 0 && text[left - 1] == ' ') --left;
  const uint32_t right = At(text, place.end) == ' ' ? place.end + 1 : place.end;
  return (left > 0 && IsAlnum(text[left - 1])) || IsAlnum(At(text, right));
}

// One of the two is all in capitals and the other has inner ones, with the same hyphens: the small
// capitals of papers' titles (WILDGUARD for WildGuard), which arXiv shows as capitals. In an
// acronym (Vlm) small letters are a slip.
bool IsSmallCapitals(std::string_view word, std::string_view name) {
  const auto kind = [](std::string_view text) {
    std::string letters(text);
    std::erase(letters, '-');
    return ReadNamePart(letters);
  };
  const auto small = [](std::string_view text) {
    return std::count_if(text.begin(), text.end(), IsLower) > 2;
  };
  const NamePart a = kind(word), b = kind(name);
  return (small(word) || small(name)) && EqualsIgnoringCase(word, LowerAscii(name)) &&
         ((a == NamePart::kAcronym && b == NamePart::kCoined) ||
          (a == NamePart::kCoined && b == NamePart::kAcronym));
}

struct Variant {
  std::string_view word;
  size_t name = 0;
  std::vector<Span> places;
};

class EntryNames {
 public:
  EntryNames(const Document& document, const Entry& entry, std::vector<CoinedName> names)
      : document_(document), entry_(entry), names_(std::move(names)) {}

  // The other forms of the names in the entry's text, in the order of their first places.
  const std::vector<Variant>& Read() {
    for (uint32_t i = entry_.first_line; i < entry_.line_end; ++i) {
      const Line& line = document_.lines[i];
      for (uint32_t r = line.first_run; r < line.run_end; ++r) {
        const Run& run = document_.runs[r];
        if (run.kind == RunKind::kText && !run.in_link && run.span.end > entry_.title.end) {
          ReadText({std::max(run.span.begin, entry_.title.end), run.span.end});
        }
      }
    }
    return variants_;
  }

  const std::vector<CoinedName>& names() const { return names_; }

 private:
  void ReadText(Span span) {
    const std::string_view text = document_.text;
    for (uint32_t at = span.begin; at < span.end;) {
      if (!IsAlnum(text[at])) {
        ++at;
        continue;
      }
      const uint32_t begin = at;
      while (at < span.end && IsAlnum(text[at])) ++at;
      at = std::max(at, ReadWord(begin, span.end));
    }
  }

  // Returns the end of what was read as a name.
  uint32_t ReadWord(uint32_t begin, uint32_t end) {
    const std::string_view text = document_.text;
    uint32_t word_end = begin;
    while (word_end < end && (IsAlnum(text[word_end]) ||
                              (text[word_end] == '-' && IsAlnum(At(text, word_end + 1))))) {
      ++word_end;
    }
    for (size_t n = 0; n < names_.size(); ++n) {
      const std::string_view name = names_[n].span.in(text);
      if (ToLowerAscii(text[begin]) != names_[n].key[0]) continue;
      const Span like = MatchKey(text, begin, end, names_[n].key);
      if (!like.empty()) {
        if (like.in(text) == name) return like.end;
        if (IsVariant(like, name)) Add(like, n);
        return like.end;
      }
      const Span word = {begin, word_end};
      if (names_[n].key.size() >= kMinSlipKey && IsSlip(word.in(text), name) &&
          !IsGlued(text, word)) {
        Add(word, n);
        return word_end;
      }
    }
    return begin;
  }

  bool IsVariant(Span place, std::string_view name) const {
    const std::string_view text = document_.text;
    const std::string_view word = place.in(text);
    if (IsGlued(text, place) || IsOtherVersion(text, place.end)) return false;
    if (IsLower(name[0]) && word.substr(1) == name.substr(1)) return false;  // begins a sentence
    if (IsSmallCapitals(word, name)) return false;
    return !IsCommonWords(word, name) && !IsPlainWord(document_, place, name);
  }

  void Add(Span place, size_t name) {
    const std::string_view word = place.in(document_.text);
    for (Variant& variant : variants_) {
      if (variant.word == word && variant.name == name) {
        variant.places.push_back(place);
        return;
      }
    }
    variants_.push_back({word, name, {place}});
  }

  const Document& document_;
  const Entry& entry_;
  std::vector<CoinedName> names_;
  std::vector<Variant> variants_;
};

}  // namespace

void CheckNameMismatch(CheckContext& context) {
  const Document& document = context.document;
  // Where one name is written in two ways all over the issue, another rule has said so.
  const std::vector<Span> reported = context.ReportedBy("inconsistent-term");
  const auto is_reported = [&](Span place) {
    const auto at = std::lower_bound(reported.begin(), reported.end(), place.begin,
                                     [](Span span, uint32_t begin) { return span.end <= begin; });
    return at != reported.end() && at->overlaps(place);
  };
  std::optional<SpellingIndex> index;  // most digests need none
  for (const Entry& entry : document.entries) {
    std::vector<CoinedName> coined = FindCoinedNames(document, entry.title);
    if (coined.empty()) continue;
    EntryNames names(document, entry, std::move(coined));
    for (const Variant& variant : names.Read()) {
      const CoinedName& name = names.names()[variant.name];
      const std::string_view spelling = context.TextOf(name.span);
      if (is_reported(variant.places.front())) continue;
      if (!index) index.emplace(document);
      // A title has the other form as well: it is right for something.
      if (index->IsInTitles(variant.word)) continue;
      // Other entries have the name as well: the title uses it and does not coin it.
      if (!name.leads && index->IsOutside(spelling, entry.extent)) continue;
      Repair repair{{}, FixSafety::kUnsafe};
      for (const Span place : variant.places)
        repair.edits.push_back({place, std::string(spelling)});
      context.Report(variant.places.front(),
                     {{"word", std::string(variant.word)}, {"name", std::string(spelling)}},
                     {{name.span, "the name in the title"}}, std::move(repair));
    }
  }
}

}  // namespace digestlint
