#include "checks/count_promise.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

using Texts = std::span<const std::string_view>;

constexpr std::array<std::string_view, 21> kEnglish = {
    "",         "",        "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 10> kHan = {"",   "一", "二", "三", "四",
                                                   "五", "六", "七", "八", "九"};
constexpr std::array<std::string_view, 7> kCounters = {"篇", "个", "项", "条", "款", "则", "份"};
constexpr std::array<std::string_view, 17> kClauseMarks = {
    "，", "。", "；", "：", "！", "？", "、", "（", "）", "—", "·", "“", ",", ";", ":", "(", ")"};
constexpr std::array<std::string_view, 7> kSentenceMarks = {"。", "！", "？", "；",
                                                            "! ", "? ", ". "};
// Right before a number: it is no count, or not an exact one.
constexpr std::array<std::string_view, 20> kInexact = {
    "第",  "约",    "近",    "超",     "逾",      "超过",    "至少", "不到",   "多达", "前",
    "or ", "over ", "than ", "about ", "nearly ", "around ", "of ",  "least ", "to ",  "from "};
// Right behind what is counted: the number says what was chosen from, or goes on.
constexpr std::array<std::string_view, 7> kOpenEnd = {"中", "里",   "当中", "之中",
                                                      "等", "以上", "内"};
// Right before an English number: it begins a sentence about some papers (This week, two papers …).
constexpr std::array<std::string_view, 5> kSubjects = {",", "week", "month", "issue", "today"};
// Words that may follow an English noun where it is all that the issue has.
constexpr std::array<std::string_view, 13> kFollowers = {
    "on", "about", "for", "that", "worth", "we", "to", "and", "in", "with", "of", "you", "this"};

constexpr size_t kMaxBetween = 48;  // bytes between counter and noun: sixteen ideographs
constexpr size_t kMaxTail = 6;      // bytes from a noun to the end of its clause: two ideographs
constexpr int kMaxAdjectives = 4;
constexpr size_t kReach = 240;  // bytes of a line that are looked at on both sides of a number

bool StartsWithAny(std::string_view text, Texts texts) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](std::string_view each) { return text.starts_with(each); });
}

// Behind the last of the marks, and before the first one; the text's ends where there is none.
size_t LastMark(std::string_view text, Texts marks) {
  size_t last = 0;
  for (const std::string_view mark : marks) {
    const size_t at = text.rfind(mark);
    if (at != std::string_view::npos) last = std::max(last, at + mark.size());
  }
  return last;
}

size_t FirstMark(std::string_view text, Texts marks) {
  size_t first = text.size();
  for (const std::string_view mark : marks) first = std::min(first, text.find(mark));
  return first;
}

bool IsAlnum(char c) {
  return IsAsciiLetter(static_cast<unsigned char>(c)) ||
         IsAsciiDigit(static_cast<unsigned char>(c));
}

// Latin texts at word borders.
bool EndsWithAny(std::string_view text, Texts texts) {
  return std::any_of(texts.begin(), texts.end(), [&](std::string_view each) {
    return text.ends_with(each) && (!IsAlnum(each[0]) || text.size() == each.size() ||
                                    !IsAlnum(text[text.size() - each.size() - 1]));
  });
}

// The line in small letters, byte for byte in the same places, with blanks for all but text.
std::string Readable(const Document& document, Span span) {
  std::string text(span.size(), ' ');
  const uint32_t index = FindLine(document, span.begin);
  if (index == kNone) return text;
  const Line& line = document.lines[index];
  for (uint32_t r = line.first_run; r < line.run_end; ++r) {
    const Run& run = document.runs[r];
    if (run.kind != RunKind::kText) continue;
    for (uint32_t at = std::max(run.span.begin, span.begin); at < std::min(run.span.end, span.end);
         ++at) {
      text[at - span.begin] = ToLowerAscii(document.text[at]);
    }
  }
  return text;
}

struct Figure {
  uint32_t value = 0;
  size_t end = 0;
};

Figure ReadHan(std::string_view text, size_t at) {
  const auto digit = [&](size_t from) -> uint32_t {
    if (text.substr(from).starts_with("两")) return 2;
    for (uint32_t i = 1; i < kHan.size(); ++i) {
      if (text.substr(from).starts_with(kHan[i])) return i;
    }
    return 0;
  };
  constexpr size_t kSize = 3;  // bytes of each of these characters
  uint32_t value = digit(at);
  if (value > 0) at += kSize;
  if (at < text.size() && text.substr(at).starts_with("十")) {
    at += kSize;
    const uint32_t ones = at < text.size() ? digit(at) : 0;
    if (ones > 0) at += kSize;
    value = std::max(value, 1U) * 10 + ones;
  }
  return {value, at};
}

// A number of one to three digits, a Han number below a hundred, an English one up to twenty.
Figure ReadFigure(std::string_view text, size_t at) {
  const char before = at > 0 ? text[at - 1] : ' ';
  if (!IsAlnum(text[at])) return ReadHan(text, at);
  if (IsAlnum(before) || before == '.' || before == '-' || before == '#' || before == '$') {
    return {};
  }
  size_t end = at;
  while (end < text.size() && IsAlnum(text[end])) ++end;
  const std::string_view word = text.substr(at, end - at);
  if (IsAsciiLetter(static_cast<unsigned char>(word[0]))) {
    for (uint32_t i = 2; i < kEnglish.size(); ++i) {
      if (word == kEnglish[i]) return {i, end};
    }
    return {};
  }
  uint32_t value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9' || word.size() > 3) return {};
    value = value * 10 + static_cast<uint32_t>(c - '0');
  }
  return {value, end};
}

size_t SkipBlanks(std::string_view text, size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

class PromiseReader {
 public:
  PromiseReader(std::string_view text, std::span<const WordSpec> words, bool running)
      : text_(text), words_(words), running_(running) {}

  // Where what the number counts ends, or 0 where it counts no entries of this issue.
  size_t CountedEnd(size_t begin, const Figure& figure) const {
    const size_t from = begin - std::min(begin, kReach);
    const std::string_view before = text_.substr(from, begin - from);
    if (figure.value < 2 || EndsWithAny(before, kInexact)) return 0;
    if (EndsWithAny(Trim(before), Texts(kInexact).first(10))) return 0;
    const std::string_view sentence = before.substr(LastMark(before, kSentenceMarks));
    if (running_ && !Has(sentence, "promise")) return 0;
    if (Has(before.substr(LastMark(before, kClauseMarks)), "part")) return 0;
    const size_t at = SkipBlanks(text_, figure.end);
    const std::string_view rest = text_.substr(at);
    for (const std::string_view counter : kCounters) {
      if (rest.starts_with(counter)) return ChineseEnd(at + counter.size(), counter == "篇");
    }
    if (running_ && EndsWithAny(Trim(before), kSubjects)) return 0;
    return at > figure.end ? EnglishEnd(at) : 0;
  }

 private:
  bool Has(std::string_view text, std::string_view kind) const {
    return std::any_of(words_.begin(), words_.end(), [&](const WordSpec& each) {
      return each.value == kind && Find(text, each.text) != std::string_view::npos;
    });
  }

  // At word borders where the word is Latin.
  static size_t Find(std::string_view text, std::string_view word) {
    for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      const size_t end = at + word.size();
      const bool inside = IsAlnum(word[0]) && ((at > 0 && IsAlnum(text[at - 1])) ||
                                               (end < text.size() && IsAlnum(text[end])));
      if (!inside) return at;
    }
    return std::string_view::npos;
  }

  // 七篇论文, 七篇值得一读的论文, （7 篇）
  size_t ChineseEnd(size_t at, bool papers) const {
    std::string_view clause = text_.substr(at, kReach);
    clause = clause.substr(0, std::min(FirstMark(clause, kClauseMarks), clause.find(" | ")));
    if (papers && Trim(clause).empty()) return at;
    size_t first = kMaxBetween + 1, end = 0;
    for (const WordSpec& each : words_) {
      if (each.value != "noun") continue;
      const size_t found = Find(clause, each.text);
      const size_t found_end = found + each.text.size();
      if (found < first || (found == first && found_end > end)) first = found, end = found_end;
    }
    if (end == 0) return 0;
    const std::string_view tail = Trim(clause.substr(end));
    if (StartsWithAny(tail, kOpenEnd) || (running_ && tail.size() > kMaxTail)) return 0;
    return at + end;
  }

  // seven papers, ten recent open-source projects
  size_t EnglishEnd(size_t at) const {
    for (int words = 0; words <= kMaxAdjectives; ++words) {
      size_t end = at;
      while (end < text_.size() && (IsAlnum(text_[end]) || text_[end] == '-')) ++end;
      if (end == at) return 0;
      const std::string_view word = text_.substr(at, end - at);
      const bool is_noun = std::any_of(words_.begin(), words_.end(), [&](const WordSpec& each) {
        return each.value == "noun" && each.text == word;
      });
      if (is_noun) return IsWhole(end) ? end : 0;
      at = SkipBlanks(text_, end);
    }
    return 0;
  }

  // In running text: no verb follows that would make it a part of the issue.
  bool IsWhole(size_t end) const {
    if (!running_) return true;
    const size_t next = SkipBlanks(text_, end);
    if (next == text_.size() || !IsAlnum(text_[next])) return true;
    size_t word_end = next;
    while (word_end < text_.size() && IsAlnum(text_[word_end])) ++word_end;
    const std::string_view word = text_.substr(next, word_end - next);
    return std::find(kFollowers.begin(), kFollowers.end(), word) != kFollowers.end();
  }

  std::string_view text_;
  std::span<const WordSpec> words_;
  bool running_;
};

}  // namespace

std::vector<CountPromise> FindCountPromises(const Document& document, Span line,
                                            std::span<const WordSpec> words, bool running) {
  std::vector<CountPromise> promises;
  const std::string text = Readable(document, line);
  const PromiseReader reader(text, words, running);
  size_t sentence = 0;  // index of its first promise
  size_t read = 0;      // behind the number before
  uint32_t sum = 0;     // of the numbers of things from the sentence's first promise on
  const auto close = [&] {
    for (size_t i = sentence; i < promises.size(); ++i) promises[i].summed = sum;
    sentence = promises.size();
    sum = 0;
  };
  const auto rest = [&](size_t at) { return std::string_view(text).substr(at); };
  for (size_t at = 0; at < text.size();) {
    const Figure figure = ReadFigure(text, at);
    if (figure.end <= at || figure.value == 0) {
      at += DecodeAt(text, at).size;
      continue;
    }
    if (LastMark(std::string_view(text).substr(read, at - read), kSentenceMarks) > 0) close();
    const size_t end = reader.CountedEnd(at, figure);
    if (end > 0) {
      promises.push_back({MakeSpan(line.begin + at, line.begin + end), figure.value, 0});
    }
    const bool counts = IsAlnum(text[at]) || StartsWithAny(rest(figure.end), kCounters);
    if (promises.size() > sentence && counts) sum += figure.value;
    at = read = figure.end;
  }
  close();
  return promises;
}

}  // namespace digestlint
