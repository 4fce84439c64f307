#include "facts/references.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "reader/markdown_links.h"
#include "text/edit_distance.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// Where more definitions than these are unused, none is looked up by resemblance.
constexpr size_t kMaxGuesses = 16;

// Where the bracket of a definition stands in a line: behind quote marks, list markers and blanks.
size_t SkipMarkers(std::string_view line) {
  const size_t at = line.find_first_not_of(" \t>");
  if (at == std::string_view::npos || line[at] == '[') return at;
  const size_t digits = std::min(line.find_first_not_of("0123456789", at), line.size());
  const bool bullet = line[at] == '-' || line[at] == '*' || line[at] == '+';
  const bool number =
      digits > at && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  if (!bullet && !number) return std::string_view::npos;
  return line.find_first_not_of(" \t", (bullet ? at : digits) + 1);
}

// `[//]: # (…)` and `[comment]: <> (…)` are how Markdown is commented.
bool IsComment(std::string_view label, std::string_view target) {
  return label == "//" || target.starts_with("<>") || target == "#" || target.starts_with("# ");
}

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A footnote's label; [^a-z] and [^"] are regular expressions.
bool IsFootnoteLabel(std::string_view label) {
  return label.size() > 1 && label.front() == '^' &&
         std::all_of(label.begin() + 1, label.end(), [](char c) {
           return IsAsciiLetter(static_cast<unsigned char>(c)) ||
                  IsAsciiDigit(static_cast<unsigned char>(c)) || c == '_';
         });
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string Digits(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return IsAsciiDigit(static_cast<unsigned char>(c)); });
  return digits;
}

class ReferenceFinder {
 public:
  explicit ReferenceFinder(const Document& document) : document_(document), text_(document.text) {}

  References Find() {
    FindDefinitions();
    for (const Run& run : document_.runs) {
      if (run.kind == RunKind::kText && !run.in_link) LookIn(run.span);
    }
    KeepLikely();
    return std::move(found_);
  }

 private:
  void FindDefinitions();
  void AddDefinition(Span line, size_t open, size_t close);
  void LookIn(Span run);
  void LookAtPair(Span run, size_t middle);
  void LookAtSingle(Span run, size_t open);
  void AddUndefined(Span span, Span label);
  uint32_t Resembling(const std::string& key) const;
  void KeepLikely();
  bool Defines(const std::string& key) const { return by_key_.contains(key); }

  const Document& document_;
  std::string_view text_;
  References found_;
  std::unordered_map<std::string, uint32_t> by_key_;
  std::unordered_set<uint32_t> targets_;  // where addresses of reference links begin
  std::vector<uint32_t> unused_;          // definitions of links
  bool has_links_ = false, has_numbers_ = false, has_footnotes_ = false;
};

void ReferenceFinder::FindDefinitions() {
  for (const Link& link : document_.links) {
    if (link.kind == LinkKind::kReference) targets_.insert(link.target.begin);
  }
  for (size_t at = document_.front_matter.end; at < text_.size();) {
    const size_t close = text_.find("]:", at);
    if (close == std::string_view::npos) break;
    const size_t before = text_.substr(0, close).rfind('\n');
    const size_t begin = std::max(before == std::string_view::npos ? 0 : before + 1, at);
    const size_t end = std::min(text_.find('\n', close), text_.size());
    at = end;
    const size_t skipped = SkipMarkers(text_.substr(begin, close - begin));
    if (skipped == std::string_view::npos || text_[begin + skipped] != '[') continue;
    AddDefinition(MakeSpan(begin, end), begin + skipped, close);
  }
  for (uint32_t i = 0; i < found_.definitions.size(); ++i) {
    if (!found_.definitions[i].used && !found_.definitions[i].key.starts_with('^'))
      unused_.push_back(i);
  }
}

void ReferenceFinder::AddDefinition(Span line, size_t open, size_t close) {
  ReferenceDefinition each;
  each.label = MakeSpan(open + 1, close);
  const std::string_view label = each.label.in(text_);
  const uint32_t read_as = FindLine(document_, static_cast<uint32_t>(open));
  const bool footnote = IsFootnoteLabel(label);
  if (read_as != kNone && (!footnote || document_.lines[read_as].kind == LineKind::kCode ||
                           document_.lines[read_as].kind == LineKind::kHtml)) {
    return;
  }
  if (label.empty() || (label.front() == '^' && !footnote)) return;
  size_t target = close + 2;  // it may stand in the line below
  while (target < line.end && IsBlank(static_cast<unsigned char>(text_[target]))) ++target;
  if (target >= line.end) {
    target = std::min(text_.find_first_not_of(" \t\r\n", line.end), text_.size());
  }
  if (IsComment(label, Trim(text_.substr(target, std::max<size_t>(line.end, target) - target)))) {
    return;
  }
  each.span = MakeSpan(open, open + Trim(text_.substr(open, line.end - open)).size());
  each.key = FoldReferenceLabel(label);
  each.repeated =
      !by_key_.emplace(each.key, static_cast<uint32_t>(found_.definitions.size())).second;
  each.used = targets_.contains(static_cast<uint32_t>(target)) ||
              targets_.contains(static_cast<uint32_t>(target + 1));  // behind "<"
  has_links_ = has_links_ || !footnote;
  has_footnotes_ = has_footnotes_ || footnote;
  has_numbers_ = has_numbers_ || IsDigits(label);
  found_.definitions.push_back(std::move(each));
}

void ReferenceFinder::LookIn(Span run) {
  const std::string_view text = text_.substr(0, run.end);
  for (size_t open = text.find('[', run.begin); open != std::string_view::npos;
       open = text.find('[', open + 1)) {
    if (open > run.begin && text[open - 1] == ']') {
      LookAtPair(run, open);
    } else {
      LookAtSingle(run, open);
    }
  }
}

// `[text][label]`, where `middle` is the second opening bracket.
void ReferenceFinder::LookAtPair(Span run, size_t middle) {
  const std::string_view text = text_.substr(0, run.end);
  const size_t close = text.find_first_of("[]", middle + 1);
  if (close == std::string_view::npos || text[close] == '[') return;
  const size_t open = text_.substr(0, middle - 1).find_last_of("[]\n");
  if (open == std::string_view::npos || text_[open] != '[' || open < run.begin) return;
  const char before = open > run.begin ? text[open - 1] : ' ';
  const char after = close + 1 < run.end ? text[close + 1] : ' ';
  const auto glued = static_cast<unsigned char>(before);
  if (IsAsciiLetter(glued) || IsAsciiDigit(glued) || before == '_' || before == ']' ||
      before == ')' || after == '[') {
    return;
  }
  const Span shown = MakeSpan(open + 1, middle - 1);
  Span label = MakeSpan(middle + 1, close);
  if (label.empty()) label = shown;
  const std::string_view words = label.in(text_);
  if (Trim(shown.in(text_)).size() < 2 || Trim(words).empty() || words.front() == '^') return;
  if (IsDigits(words) && !has_numbers_) return;
  if (!Defines(FoldReferenceLabel(words))) AddUndefined(MakeSpan(open, close + 1), label);
}

// `[^1]` and, where it resembles a definition that nothing else uses, `[label]`.
void ReferenceFinder::LookAtSingle(Span run, size_t open) {
  const std::string_view text = text_.substr(0, run.end);
  const size_t close = text.find_first_of("[]", open + 1);
  if (close == std::string_view::npos || text[close] == '[') return;
  const char after = close + 1 < run.end ? text[close + 1] : ' ';
  const Span label = MakeSpan(open + 1, close);
  const std::string_view words = label.in(text);
  const bool footnote = IsFootnoteLabel(words);
  const std::string key = FoldReferenceLabel(words);
  if (footnote) {
    const auto defined = by_key_.find(key);
    if (defined != by_key_.end()) {
      ReferenceDefinition& definition = found_.definitions[defined->second];
      if (definition.label.begin != label.begin) definition.used = true;
    } else if (after != ':' && (has_footnotes_ || IsDigits(words.substr(1)))) {
      AddUndefined(MakeSpan(open, close + 1), label);
    }
    return;
  }
  if (unused_.empty() || after == '[' || after == '(' || after == ':') return;
  if (words.size() < 4 || words.size() > 60 || IsDigits(words)) return;
  if (Resembling(key) != kNone) AddUndefined(MakeSpan(open, close + 1), label);
}

void ReferenceFinder::AddUndefined(Span span, Span label) {
  found_.undefined.push_back({span, label, Resembling(FoldReferenceLabel(label.in(text_)))});
}

// The unused definition whose label is a slip of the pen away. Labels that differ in a number, like
// "issue 12" and "issue 13", are two labels.
uint32_t ReferenceFinder::Resembling(const std::string& key) const {
  constexpr size_t kMaxBytes = 60;
  if (unused_.size() > kMaxGuesses || key.size() < 3 || key.size() > kMaxBytes) return kNone;
  for (const uint32_t i : unused_) {
    const std::string& other = found_.definitions[i].key;
    const size_t longer = std::max(key.size(), other.size());
    const bool swapped = std::is_permutation(key.begin(), key.end(), other.begin(), other.end());
    const size_t allowed = longer >= 8 || swapped ? 2 : 1;
    if (longer - std::min(key.size(), other.size()) > allowed || !IsAscii(other)) continue;
    if (Digits(key) == Digits(other) && EditDistance(key, other) <= allowed) return i;
  }
  return kNone;
}

// The page is put together from several files, so that definitions may stand elsewhere: Jekyll,
// Hugo, Python-Markdown.
bool IncludesFiles(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kMarks = {
      "{% include", "{%- include", "{{% include", "{{< include", "{!", "--8<--"};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

// Without a single definition `[PDF][Code]` are tags; many different labels are a lost list.
void ReferenceFinder::KeepLikely() {
  if (found_.undefined.empty()) return;
  if (IncludesFiles(text_)) found_.undefined.clear();
  if (has_links_) return;
  constexpr size_t kManyLabels = 3;
  std::unordered_set<std::string_view> labels;
  for (const UndefinedReference& each : found_.undefined) labels.insert(each.label.in(text_));
  if (labels.size() >= kManyLabels) return;
  std::erase_if(found_.undefined, [&](const UndefinedReference& each) {
    return !each.label.in(text_).starts_with('^');
  });
}

}  // namespace

References FindReferences(const Document& document) {
  if (document.format != Format::kMarkdown) return {};
  if (document.text.find('[') == std::string_view::npos) return {};
  return ReferenceFinder(document).Find();
}

}  // namespace digestlint
