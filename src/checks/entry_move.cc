#include "checks/entry_move.h"

#include <algorithm>
#include <string>

#include "model/number_text.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

using Indexes = std::vector<uint32_t>;

// The start of the line of the file that holds `offset`.
uint32_t LineBegin(std::string_view text, uint32_t offset) {
  if (offset == 0) return 0;
  const size_t end = text.rfind('\n', offset - 1);
  return end == std::string_view::npos ? 0 : static_cast<uint32_t>(end) + 1;
}

// Where the line `index` begins in the file, markers and indentation included; the end of the text
// behind the last one.
uint32_t BeginOfLine(const Document& document, uint32_t index) {
  if (index >= document.lines.size()) return static_cast<uint32_t>(document.text.size());
  return LineBegin(document.text, document.lines[index].span.begin);
}

std::string_view LineEndOf(std::string_view text) {
  const size_t end = text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

// The entry's lines in the file with the empty lines behind them.
Span BlockOf(const Document& document, const Entry& entry) {
  return {BeginOfLine(document, entry.first_line), BeginOfLine(document, entry.line_end)};
}

// Not where a Markdown item begins in another's line ("1. 2. a"), or a lone CR ends a line.
bool HasOwnLines(const Document& document, const Entry& entry) {
  const Span block = BlockOf(document, entry);
  const bool shares_first =
      entry.first_line > 0 && document.lines[entry.first_line - 1].span.end > block.begin;
  return !shares_first && block.contains(entry.extent) &&
         (!entry.number || block.contains(entry.number.span));
}

// Without empty lines at its end.
std::string_view TrimEnd(std::string_view block) {
  while (!block.empty() &&
         (block.back() == '\n' || IsBlank(static_cast<unsigned char>(block.back())))) {
    block.remove_suffix(1);
  }
  return block;
}

bool EndsWithEmptyLine(std::string_view block) {
  const std::string_view end = block.substr(TrimEnd(block).size());
  return std::count(end.begin(), end.end(), '\n') >= 2;
}

// The block and one of the two gaps beside it; where there is none before it, that behind it still
// parts what comes next.
Span Removal(std::string_view text, Span block) {
  if (EndsWithEmptyLine(text.substr(0, block.begin)) && block.end < text.size()) return block;
  const size_t end = text.find('\n', block.begin + TrimEnd(block.in(text)).size());
  if (block.end == text.size() && end != std::string_view::npos) {  // no gap at the file's end
    const size_t before = text.find('\n', TrimEnd(text.substr(0, block.begin)).size());
    return MakeSpan(before < block.begin ? before + 1 : block.begin, text.size());
  }
  if (end != std::string_view::npos) return MakeSpan(block.begin, end + 1);
  // The last line of a file without line end: the one before ends so then.
  return MakeSpan(TrimEnd(text.substr(0, block.begin)).size(), text.size());
}

// Both entries are written by the same means: headings of one level, items, rows, bare lines.
bool IsWrittenAlike(const Document& document, const Entry& a, const Entry& b) {
  const Line& left = document.lines[a.first_line];
  const Line& right = document.lines[b.first_line];
  return left.kind == right.kind && left.heading_level == right.heading_level &&
         left.list_depth == right.list_depth && a.number.style == b.number.style;
}

bool HasBreaksBetweenEntries(const Document& document) {
  return std::any_of(document.entries.begin(), document.entries.end(), [&](const Entry& entry) {
    return entry.line_end < document.lines.size() &&
           document.lines[entry.line_end].kind == LineKind::kRule;
  });
}

// A Markdown list whose items all have one number counts by itself.
bool CountsByItself(const Document& document, const Indexes& entries) {
  return entries.size() > 1 && std::all_of(entries.begin(), entries.end(), [&](uint32_t index) {
           const Entry& entry = document.entries[index];
           return document.lines[entry.first_line].kind == LineKind::kOrdered &&
                  entry.number.value == document.entries[entries.front()].number.value;
         });
}

Indexes EntriesOf(const Section& section) {
  Indexes out;
  for (uint32_t i = section.first_entry; i < section.entry_end; ++i) out.push_back(i);
  return out;
}

uint32_t FirstValue(const Document& document, const Indexes& entries) {
  for (const uint32_t index : entries) {
    if (document.entries[index].number) return document.entries[index].number.value;
  }
  return 1;
}

std::vector<const Number*> NumbersOf(const Document& document, const Indexes& entries) {
  std::vector<const Number*> numbers;
  for (const uint32_t index : entries) {
    if (document.entries[index].number) numbers.push_back(&document.entries[index].number);
  }
  return numbers;
}

class EntryMover {
 public:
  EntryMover(const Document& document, const Numbering& numbering, uint32_t entry, uint32_t section)
      : document_(document),
        numbering_(numbering),
        moved_(entry),
        entry_(document.entries[entry]),
        source_(document.sections[entry_.section]),
        target_(document.sections[section]) {}

  std::optional<std::vector<Edit>> Move() {
    if (!IsPossible() || !RenumberAll()) return std::nullopt;
    const Span block = BlockOf(document_, entry_);
    std::string text = MovedText(block);
    edits_.push_back({Removal(document_.text, block), ""});
    edits_.push_back(Insertion(std::move(text)));
    return std::move(edits_);
  }

 private:
  bool IsPossible() const {
    if (&source_ == &target_ || target_.first_entry == target_.entry_end) return false;
    if (numbering_.descending || HasBreaksBetweenEntries(document_)) return false;
    const Entry& last = document_.entries[target_.entry_end - 1];
    return IsWrittenAlike(document_, entry_, last) && HasOwnLines(document_, entry_) &&
           HasOwnLines(document_, last) && entry_.number.style != NumberStyle::kDotted;
  }

  bool RenumberAll() {
    Indexes left = EntriesOf(source_), joined = EntriesOf(target_);
    left.erase(std::find(left.begin(), left.end(), moved_));
    joined.push_back(moved_);
    if (numbering_.scheme == NumberScheme::kRestart) {
      return Count(left, FirstValue(document_, EntriesOf(source_))) &&
             Count(joined, FirstValue(document_, joined));
    }
    Indexes all;
    for (uint32_t i = 0; i < document_.entries.size(); ++i) {
      if (i != moved_) all.push_back(i);
      if (i + 1 == target_.entry_end) all.push_back(moved_);
    }
    return Count(all, FirstValue(document_, {0}));
  }

  bool Count(const Indexes& entries, uint32_t first) {
    if (CountsByItself(document_, entries)) return true;
    const auto edits = Renumber(document_, NumbersOf(document_, entries), first);
    if (!edits) return false;
    for (const Edit& edit : *edits) {
      // The moved entry's number goes with its text.
      if (edit.span == entry_.number.span) {
        moved_number_ = edit.text;
      } else {
        edits_.push_back(edit);
      }
    }
    return true;
  }

  std::string MovedText(Span block) const {
    std::string text(block.in(document_.text));
    if (!moved_number_.empty()) {
      text.replace(entry_.number.span.begin - block.begin, entry_.number.span.size(),
                   moved_number_);
    }
    return text;
  }

  // Behind the last entry of the target, before the gap that follows it.
  Edit Insertion(std::string text) const {
    const Span before = BlockOf(document_, document_.entries[target_.entry_end - 1]);
    const auto at = static_cast<uint32_t>(before.begin + TrimEnd(before.in(document_.text)).size());
    const std::string end(LineEndOf(document_.text));
    text.resize(TrimEnd(text).size());
    return {{at, at}, (EntriesStandApart() ? end + end : end) + text};
  }

  // Most entries have an empty line before the next one of their section.
  bool EntriesStandApart() const {
    size_t apart = 0, close = 0;
    for (size_t i = 0; i + 1 < document_.entries.size(); ++i) {
      if (document_.entries[i].section != document_.entries[i + 1].section) continue;
      const Span block = BlockOf(document_, document_.entries[i]);
      ++(EndsWithEmptyLine(block.in(document_.text)) ? apart : close);
    }
    return apart > close;
  }

  const Document& document_;
  const Numbering& numbering_;
  uint32_t moved_;
  const Entry& entry_;
  const Section& source_;
  const Section& target_;
  std::vector<Edit> edits_;
  std::string moved_number_;
};

}  // namespace

std::optional<std::vector<Edit>> Renumber(const Document& document,
                                          const std::vector<const Number*>& numbers,
                                          uint32_t first) {
  std::vector<Edit> edits;
  for (const Number* number : numbers) {
    if (number->value != first) {
      std::string text = WithValue(number->span.in(document.text), first);
      if (text.empty()) return std::nullopt;
      edits.push_back({number->span, std::move(text)});
    }
    ++first;
  }
  return edits;
}

std::optional<std::vector<Edit>> MoveEntry(const Document& document, const Numbering& numbering,
                                           uint32_t entry, uint32_t section) {
  if (document.entries[entry].section == kNone) return std::nullopt;
  return EntryMover(document, numbering, entry, section).Move();
}

std::optional<std::vector<Edit>> RemoveEntry(const Document& document, const Numbering& numbering,
                                             uint32_t entry) {
  const Entry& gone = document.entries[entry];
  if (numbering.descending || HasBreaksBetweenEntries(document) || !HasOwnLines(document, gone) ||
      gone.number.style == NumberStyle::kDotted) {
    return std::nullopt;
  }
  Indexes together, left;
  for (uint32_t i = 0; i < document.entries.size(); ++i) {
    const bool counts =
        numbering.scheme == NumberScheme::kContinue || document.entries[i].section == gone.section;
    if (!counts) continue;
    together.push_back(i);
    if (i != entry) left.push_back(i);
  }
  std::vector<Edit> edits;
  if (!CountsByItself(document, left)) {
    auto numbers = Renumber(document, NumbersOf(document, left), FirstValue(document, together));
    if (!numbers) return std::nullopt;
    edits = std::move(*numbers);
  }
  edits.push_back({Removal(document.text, BlockOf(document, gone)), ""});
  return edits;
}

std::vector<Edit> RemoveLines(const Document& document, uint32_t first, uint32_t end) {
  const Span block = {BeginOfLine(document, first), BeginOfLine(document, end)};
  const bool shared = (first > 0 && document.lines[first - 1].span.end > block.begin) ||
                      (end > first && document.lines[end - 1].span.end > block.end);
  if (shared) return {};
  return {{Removal(document.text, block), ""}};
}

}  // namespace digestlint
