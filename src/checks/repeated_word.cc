// The same word twice in a row.
//
// Function words come from the rule's list. Besides them, a Latin word after itself and three or
// more Han characters after themselves are slips, apart from what languages double on purpose.
#include <algorithm>
#include <array>

#include "checks/listed_words.h"
#include "checks/span_search.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kHanBytes = 3;  // of the characters that count here
constexpr size_t kMinHan = 3;
constexpr size_t kMaxHan = 8;

bool IsLetter(char c) {
  return IsAsciiLetter(static_cast<unsigned char>(c));
}

// Words of one or two letters are no words (A A, x x); a capital makes a name (Duran Duran).
bool IsLowerWord(std::string_view word) {
  return word.size() > 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// What English doubles on purpose or by its grammar.
bool MayStandTwice(std::string_view word) {
  constexpr std::array<std::string_view, 24> kWords = {
      "blah",  "bye",    "far",  "had",  "haha", "her",   "hey",  "hush",
      "knock", "long",   "many", "more", "much", "never", "no",   "now",
      "quack", "really", "she",  "that", "tick", "tut",   "very", "yes"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

struct Doubled {
  Span first, second;
};

// Reports and repairs: the second one goes, with the blanks before it.
void ReportDoubled(CheckContext& context, const Doubled& doubled, FixSafety safety) {
  context.Report({doubled.first.begin, doubled.second.end},
                 {{"word", std::string(context.TextOf(doubled.first))}}, {},
                 {{{{doubled.first.end, doubled.second.end}, ""}}, safety});
}

// A byte that makes one word of what stands around it.
bool JoinsWord(std::string_view text, size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  return IsLetter(c) || IsAsciiDigit(static_cast<unsigned char>(c)) || c == '-' || c == '_' ||
         c == '/' || c == '\'' || c == '@' || c == '#' || static_cast<unsigned char>(c) >= 0x80;
}

// Latin words of one run that stand twice with nothing but blanks between them.
template <typename Found>
void FindLatin(std::string_view text, Span run, Found found) {
  Span before;
  for (uint32_t at = run.begin; at < run.end;) {
    if (!IsLetter(text[at])) {
      ++at;
      continue;
    }
    const uint32_t begin = at;
    while (at < run.end && IsLetter(text[at])) ++at;
    const Span word{begin, at};
    const std::string_view own = word.in(text);
    const std::string_view gap = Span{before.end, begin}.in(text);
    if (!before.empty() && own == before.in(text) && IsLowerWord(own) && !MayStandTwice(own) &&
        !gap.empty() && gap.find_first_not_of(' ') == std::string_view::npos &&
        !JoinsWord(text, at) && (before.begin == 0 || !JoinsWord(text, before.begin - 1))) {
      found({before, word});
      before = {};
      continue;
    }
    before = word;
  }
}

bool IsHanAt(std::string_view text, size_t at, size_t end) {
  if (at + kHanBytes > end) return false;
  const Decoded d = DecodeAt(text, at);
  return d.size == kHanBytes && IsHan(d.code_point);
}

// "哈哈哈" repeats something shorter, 一件事一件事 counts, 很重要很重要 stresses: all on purpose.
bool IsEmphasis(std::string_view unit) {
  constexpr std::array<std::string_view, 12> kStarts = {"一", "很", "太",   "好",   "真",   "不",
                                                        "更", "最", "非常", "特别", "超级", "越"};
  for (size_t period = kHanBytes; period * 2 <= unit.size(); period += kHanBytes) {
    if (unit.size() % period == 0 && unit.substr(period) == unit.substr(0, unit.size() - period)) {
      return true;
    }
  }
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](std::string_view start) { return unit.starts_with(start); });
}

// How often the first `size` bytes of `text` stand there in a row.
size_t CountInARow(std::string_view text, size_t size) {
  size_t count = 1;
  while (text.substr(0, size) == text.substr(count * size, size)) ++count;
  return count;
}

// Three Han characters and more that come again right behind, but not a third time, which nobody
// writes by mistake.
template <typename Found>
void FindHan(std::string_view text, Span run, Found found) {
  for (uint32_t at = run.begin; at < run.end;) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    if (!IsHanAt(text, at, run.end)) {
      at += DecodeAt(text, at).size;
      continue;
    }
    uint32_t end = at;
    while (IsHanAt(text, end, run.end)) end += kHanBytes;
    while (at + 2 * kMinHan * kHanBytes <= end) {
      uint32_t size = kMinHan * kHanBytes;
      const uint32_t most = std::min<uint32_t>(kMaxHan * kHanBytes, (end - at) / 2);
      const auto comes_again = [&] {  // most characters differ in their last byte
        return text[at + kHanBytes - 1] == text[at + size + kHanBytes - 1] &&
               text.substr(at, size) == text.substr(at + size, size);
      };
      while (size <= most && !comes_again()) size += kHanBytes;
      if (size > most) {
        at += kHanBytes;
        continue;
      }
      const size_t count = CountInARow(text.substr(at, end - at), size);
      if (count == 2 && !IsEmphasis(text.substr(at, size))) {
        found({{at, at + size}, {at + size, at + 2 * size}});
      }
      at += static_cast<uint32_t>(count) * size;
    }
    at = end;
  }
}

}  // namespace

void CheckRepeatedWord(CheckContext& context) {
  const Document& document = context.document;
  std::vector<Span> reported;
  for (const WordHit& hit : OwnWordHits(context)) {
    const auto size = static_cast<uint32_t>(hit.word->value.size());
    if (size * 2 > hit.span.size()) continue;
    reported.push_back(hit.span);
    ReportDoubled(context,
                  {{hit.span.begin, hit.span.begin + size}, {hit.span.end - size, hit.span.end}},
                  FixSafety::kSafe);
  }
  for (const Line& line : document.lines) {
    for (uint32_t r = line.first_run; r < line.run_end; ++r) {
      const Run& run = document.runs[r];
      if (run.kind != RunKind::kText || run.in_link) continue;
      const auto found = [&](const Doubled& doubled) {
        const Span both{doubled.first.begin, doubled.second.end};
        if (OverlapsOne(reported, both) || IsOthersText(document, both)) return;
        ReportDoubled(context, doubled, FixSafety::kUnsafe);
      };
      FindLatin(document.text, run.span, found);
      FindHan(document.text, run.span, found);
    }
  }
}

}  // namespace digestlint
