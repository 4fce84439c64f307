// One name in several spellings: LLaMA2, LLaMA-2 and Llama 2.
//
// A name here is a Latin word with a capital and the number behind it, with a hyphen, a blank or
// nothing between them. Names that are the same but for case and what stands between are one.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "checks/listed_words.h"
#include "checks/style_places.h"
#include "text/ascii.h"
#include "text/fnv_hash.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

struct Name {
  uint64_t key = 0;  // the same for all spellings
  Span span;
  bool own = false;  // in the editor's own words
};

bool IsLetterAt(std::string_view text, size_t at) {
  return at < text.size() && IsAsciiLetter(static_cast<unsigned char>(text[at]));
}

bool IsDigitAt(std::string_view text, size_t at) {
  return at < text.size() && IsAsciiDigit(static_cast<unsigned char>(text[at]));
}

bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}

// The end of the number or version that begins at `at`: 2, 3.5, 4o, 7B, v2. `at` where there is
// none.
size_t VersionEnd(std::string_view text, size_t at) {
  constexpr size_t kMaxUnit = 2;
  size_t end = at;
  if (IsLetterAt(text, end) && IsDigitAt(text, end + 1)) ++end;
  if (!IsDigitAt(text, end)) return at;
  while (IsDigitAt(text, end) ||
         (end < text.size() && text[end] == '.' && IsDigitAt(text, end + 1)))
    ++end;
  const size_t unit = end;
  while (IsLetterAt(text, end)) ++end;
  if (end - unit > kMaxUnit || IsDigitAt(text, end)) return at;
  // A quantity, a date, a fraction or a formula is no version.
  constexpr std::string_view kOther = "%/,:*+=^~";
  if (end < text.size() && kOther.find(text[end]) != std::string_view::npos &&
      (text[end] == '%' || IsDigitAt(text, end + 1)))
    return at;
  return end;
}

// The blank or hyphen at `at`, or nothing.
size_t JointSize(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '-' || text[at] == ' ') return 1;
  return text.substr(at).starts_with("‑") ? std::string_view("‑").size() : 0;
}

// A hash of the name's letters, digits and points, in lower case.
uint64_t KeyOf(std::string_view name) {
  FnvHash hash;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (!IsAsciiLetter(byte) && !IsAsciiDigit(byte) && c != '.') continue;
    hash.AddByte(static_cast<unsigned char>(ToLowerAscii(c)));
  }
  return hash.value();
}

// Words that count with the number behind them, as "Table 2" does, and name nothing.
class CountingWords {
 public:
  explicit CountingWords(std::string_view list) {
    while (!list.empty()) {
      const size_t end = std::min(list.find(' '), list.size());
      words_.push_back(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    std::sort(words_.begin(), words_.end());
  }

  bool Has(std::string_view word) const {
    return std::binary_search(words_.begin(), words_.end(), LowerAscii(word));
  }

 private:
  std::vector<std::string_view> words_;
};

void FindNames(const CheckContext& context, Span run, const CountingWords& counting,
               std::vector<Name>& names) {
  const std::string_view text = context.document.text.substr(0, run.end);
  for (size_t at = run.begin; at < text.size();) {
    if (!IsLetterAt(text, at)) {
      ++at;
      continue;
    }
    const size_t begin = at;
    bool capital = false;
    for (; IsLetterAt(text, at); ++at) capital = capital || IsUpper(text[at]);
    if (!capital || at - begin < 2) {
      while (IsDigitAt(text, at)) ++at;
      continue;
    }
    const size_t joint = JointSize(text, at);
    if (joint == 0 && !IsDigitAt(text, at)) continue;
    const size_t end = VersionEnd(text, at + joint);
    if (end == at + joint) continue;
    const Span span = MakeSpan(begin, end);
    // The second half of a longer name: Code-Llama 2, X2Vec-3.
    const bool goes_on = begin > 0 && (text[begin - 1] == '-' || IsDigitAt(text, begin - 1));
    if (!goes_on && !IsIdentifierPart(context.document.text, span) &&
        !counting.Has(text.substr(begin, at - begin))) {
      names.push_back({KeyOf(span.in(text)), span, !IsOthersText(context.document, span)});
    }
    at = end;
  }
}

struct Spelling {
  std::string_view text;
  std::vector<Span> own;
  size_t others = 0;  // in titles and links; they tell between spellings that are as frequent
};

// Of [begin, end), which are one name, in the order of their spellings.
std::vector<Spelling> SpellingsOf(const CheckContext& context, const Name* begin, const Name* end) {
  std::vector<Spelling> spellings;
  for (const Name* name = begin; name != end; ++name) {
    const std::string_view text = context.TextOf(name->span);
    if (spellings.empty() || spellings.back().text != text) spellings.push_back({text, {}, 0});
    if (name->own) {
      spellings.back().own.push_back(name->span);
    } else {
      ++spellings.back().others;
    }
  }
  return spellings;
}

void ReportOthers(CheckContext& context, const std::vector<Spelling>& spellings) {
  const auto is_rarer = [](const Spelling& a, const Spelling& b) {
    if (a.own.size() != b.own.size()) return a.own.size() < b.own.size();
    if (a.others != b.others || a.own.empty()) return a.others < b.others;
    return a.own[0].begin > b.own[0].begin;
  };
  const Spelling& usual = *std::max_element(spellings.begin(), spellings.end(), is_rarer);
  if (usual.own.empty()) return;
  for (const Spelling& each : spellings) {
    if (&each == &usual || each.own.empty()) continue;
    const bool one_by_one = static_cast<double>(each.own.size()) <= context.Option("max-places");
    Repair repair{{}, FixSafety::kUnsafe};
    for (size_t i = 0; i < each.own.size(); ++i) {
      repair.edits.push_back({each.own[i], std::string(usual.text)});
      if (!one_by_one && i + 1 < each.own.size()) continue;
      const std::string count = one_by_one ? "" : fmt::format(" ({} places)", each.own.size());
      Finding& finding =
          context.Report(one_by_one ? each.own[i] : each.own[0],
                         {{"spelling", std::string(each.text)},
                          {"usual", std::string(usual.text)},
                          {"places", count},
                          {"times", Times(usual.own.size())}},
                         {{usual.own[0], fmt::format("written “{}” here", usual.text)}}, repair);
      if (!one_by_one) finding.habit = each.text;
      repair.edits.clear();
    }
  }
}

}  // namespace

void CheckInconsistentTerm(CheckContext& context) {
  const Document& document = context.document;
  const CountingWords counting(context.OptionText("counting-words"));
  std::vector<Name> names;
  for (const Line& line : document.lines) {
    if (line.kind == LineKind::kCode || line.kind == LineKind::kHtml) continue;
    for (uint32_t r = line.first_run; r < line.run_end; ++r) {
      const Run& run = document.runs[r];
      if (run.kind == RunKind::kText) FindNames(context, run.span, counting, names);
    }
  }
  std::sort(names.begin(), names.end(), [&](const Name& a, const Name& b) {
    const auto order = [&](const Name& name) {
      return std::tuple(name.key, context.TextOf(name.span), name.span.begin);
    };
    return order(a) < order(b);
  });
  for (size_t i = 0; i < names.size();) {
    size_t end = i + 1;
    while (end < names.size() && names[end].key == names[i].key) ++end;
    if (end - i > 1) {
      const std::vector<Spelling> spellings =
          SpellingsOf(context, names.data() + i, names.data() + end);
      if (spellings.size() > 1) ReportOthers(context, spellings);
    }
    i = end;
  }
}

}  // namespace digestlint
