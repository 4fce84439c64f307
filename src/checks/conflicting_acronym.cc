// One acronym that the text spells out in two ways: SLA as simplified linear attention and as
// service level agreement.
//
// Where an acronym is spelled out, the initials of the words give it: "Multi-Query Attention
// (MQA)", "（Multi-Query Attention，MQA）", "MQA (Multi-Query Attention)".
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "checks/listed_words.h"
#include "engine/check.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kMinLetters = 2;
constexpr size_t kMaxLetters = 6;
constexpr size_t kMaxWords = 14;
constexpr size_t kMaxBrackets = 120;  // bytes between them
constexpr size_t kMaxWays = 8;        // to spell out one acronym; more are no digest's

bool IsLetter(char c) {
  return IsAsciiLetter(static_cast<unsigned char>(c));
}

bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}

struct Word {
  Span span;
  bool joined = false;  // by a hyphen to the word before
};

struct Definition {
  std::string_view acronym;
  Span span;                       // of the words
  std::vector<std::string> words;  // one for each letter, in lower case: "multi-query" for M, Q
};

// The acronym that the text is, without the s of a plural: LLM of "LLMs", MoE of "MoE".
std::string_view AcronymOf(std::string_view text) {
  if (text.ends_with('s')) text.remove_suffix(1);
  if (text.size() < kMinLetters || text.size() > kMaxLetters || !IsUpper(text[0])) return {};
  const bool letters = std::all_of(text.begin(), text.end(), IsLetter);
  return letters && std::count_if(text.begin(), text.end(), IsUpper) > 1 ? text
                                                                         : std::string_view();
}

// The last words of the text, which nothing but blanks and hyphens parts, in order.
std::vector<Word> LastWords(std::string_view text, Span place) {
  std::vector<Word> words;
  uint32_t at = place.end;
  while (at > place.begin && words.size() < kMaxWords) {
    const uint32_t end = at;
    while (at > place.begin && IsLetter(text[at - 1])) --at;
    if (at == end) break;
    words.push_back({{at, end}, false});
    if (at == place.begin || (text[at - 1] != ' ' && text[at - 1] != '-')) break;
    words.back().joined = text[at - 1] == '-';
    --at;
  }
  std::reverse(words.begin(), words.end());
  return words;
}

// Words that an acronym may leave out.
bool IsSmall(std::string_view word) {
  constexpr std::array<std::string_view, 12> kSmall = {"a",  "an", "and", "as",  "by", "for",
                                                       "in", "of", "on",  "the", "to", "with"};
  return std::find(kSmall.begin(), kSmall.end(), LowerAscii(word)) != kSmall.end();
}

// Finds the words whose initials are `letters`, from the last back; fills `starts` with the index
// of each letter's word. Small words and second halves of compounds may be left out.
bool MatchInitials(std::string_view text, const std::vector<Word>& words, std::string_view letters,
                   size_t word_end, std::vector<size_t>& starts) {
  if (letters.empty()) return true;
  if (word_end == 0) return false;
  const Word& word = words[word_end - 1];
  if (ToLowerAscii(text[word.span.begin]) == ToLowerAscii(letters.back())) {
    starts[letters.size() - 1] = word_end - 1;
    if (MatchInitials(text, words, letters.substr(0, letters.size() - 1), word_end - 1, starts))
      return true;
  }
  return (word.joined || IsSmall(word.span.in(text))) &&
         MatchInitials(text, words, letters, word_end - 1, starts);
}

// `whole`: the words must be no more than the acronym's.
std::optional<Definition> Define(std::string_view text, std::string_view acronym, Span place,
                                 bool whole) {
  const std::vector<Word> words = LastWords(text, place);
  std::vector<size_t> starts(acronym.size());
  if (!MatchInitials(text, words, acronym, words.size(), starts)) return std::nullopt;
  if (whole && (starts[0] != 0 || words[0].span.begin != place.begin)) return std::nullopt;
  Definition definition{acronym, {words[starts[0]].span.begin, words.back().span.end}, {}};
  for (size_t i = 0; i < starts.size(); ++i) {
    const size_t end = i + 1 < starts.size() ? starts[i + 1] : words.size();
    std::string folded;
    for (size_t w = starts[i]; w < end; ++w) {
      if (w > starts[i] && !words[w].joined) continue;  // a small word
      folded += LowerAscii(words[w].span.in(text));
    }
    definition.words.push_back(std::move(folded));
  }
  return definition;
}

Span Trimmed(std::string_view text, Span span) {
  const std::string_view inner = Trim(span.in(text));
  const size_t begin = static_cast<size_t>(inner.data() - text.data());
  return MakeSpan(begin, begin + inner.size());
}

// What stands between the bracket and the one that closes it, on the same line.
std::optional<Span> Bracketed(std::string_view text, Span open, uint32_t line_end) {
  const std::string_view rest =
      text.substr(open.end, std::min<size_t>(kMaxBrackets, line_end - open.end));
  const size_t end = std::min(rest.find(')'), rest.find("）"));
  if (end >= rest.size()) return std::nullopt;
  return Trimmed(text, MakeSpan(open.end, open.end + end));
}

// What the brackets after `open` define, in the run of text around them.
std::optional<Definition> DefinitionAt(std::string_view text, Span run, Span open, Span inner) {
  const Span before = Trimmed(text, {run.begin, open.begin});
  if (const std::string_view acronym = AcronymOf(inner.in(text)); !acronym.empty())
    return Define(text, acronym, before, false);
  const std::string_view between = inner.in(text);
  for (const std::string_view comma : {std::string_view(","), std::string_view("，")}) {
    const size_t at = between.find(comma);
    if (at == std::string_view::npos) continue;
    const Span first = Trimmed(text, MakeSpan(inner.begin, inner.begin + at));
    const Span second = Trimmed(text, MakeSpan(inner.begin + at + comma.size(), inner.end));
    if (const std::string_view acronym = AcronymOf(second.in(text)); !acronym.empty())
      return Define(text, acronym, first, true);
    if (const std::string_view acronym = AcronymOf(first.in(text)); !acronym.empty())
      return Define(text, acronym, second, true);
  }
  uint32_t begin = before.end;
  while (begin > before.begin && IsLetter(text[begin - 1])) --begin;
  const std::string_view acronym = AcronymOf(Span{begin, before.end}.in(text));
  if (acronym.empty() || IsIdentifierPart(text, {begin, before.end})) return std::nullopt;
  return Define(text, acronym, inner, true);
}

// The words begin alike: forms of one word, or one of them shortened.
bool IsSameWord(std::string_view a, std::string_view b) {
  constexpr size_t kStem = 4;
  const size_t common = static_cast<size_t>(
      std::mismatch(a.begin(),
                    a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
  return common >= std::min({kStem, a.size(), b.size()});
}

bool AreSame(const Definition& a, const Definition& b) {
  return std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), IsSameWord);
}

}  // namespace

void CheckConflictingAcronym(CheckContext& context) {
  const Document& document = context.document;
  std::vector<Definition> definitions;
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    if (mark.kind != MarkKind::kOpen || (mark.code_point != U'(' && mark.code_point != U'（'))
      continue;
    if (IsOthersWords(document, mark)) continue;
    const Run* run = FindRun(document, mark.span.begin);
    if (run == nullptr) continue;
    const auto inner = Bracketed(document.text, mark.span, run->span.end);
    if (!inner || inner->empty()) continue;
    if (auto found = DefinitionAt(document.text, run->span, mark.span, *inner))
      definitions.push_back(std::move(*found));
  }
  std::stable_sort(definitions.begin(), definitions.end(),
                   [](const Definition& a, const Definition& b) { return a.acronym < b.acronym; });
  for (size_t i = 0; i < definitions.size();) {
    size_t end = i + 1;
    // Each way that differs from all before it is told where it first stands.
    std::vector<const Definition*> ways = {&definitions[i]};
    for (; end < definitions.size() && definitions[end].acronym == definitions[i].acronym; ++end) {
      const Definition& each = definitions[end];
      if (ways.size() == kMaxWays ||
          std::any_of(ways.begin(), ways.end(),
                      [&](const Definition* way) { return AreSame(*way, each); }))
        continue;
      ways.push_back(&each);
      const std::string first(context.TextOf(definitions[i].span));
      context
          .Report(each.span,
                  {{"acronym", std::string(each.acronym)},
                   {"words", std::string(context.TextOf(each.span))},
                   {"first", first}},
                  {{definitions[i].span, "spelled out as “" + first + "” here"}})
          .habit = each.acronym;
    }
    i = end;
  }
}

}  // namespace digestlint
