#include "facts/punctuation.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace digestlint {
namespace {

struct Class {
  Neighbour neighbour = Neighbour::kOther;
  bool is_mark = false;
  MarkKind kind = MarkKind::kComma;
};

constexpr Class MarkClass(MarkKind kind, bool full) {
  return {full ? Neighbour::kFullMark : Neighbour::kHalfMark, true, kind};
}

constexpr Class ClassOfAscii(char32_t c) {
  if (IsAsciiLetter(c)) return {Neighbour::kLatin};
  if (IsAsciiDigit(c)) return {Neighbour::kDigit};
  switch (c) {
    case ',':
      return MarkClass(MarkKind::kComma, false);
    case '.':
      return MarkClass(MarkKind::kFullStop, false);
    case ':':
      return MarkClass(MarkKind::kColon, false);
    case ';':
      return MarkClass(MarkKind::kSemicolon, false);
    case '?':
      return MarkClass(MarkKind::kQuestion, false);
    case '!':
      return MarkClass(MarkKind::kExclamation, false);
    case '(':
    case '[':
      return MarkClass(MarkKind::kOpen, false);
    case ')':
    case ']':
      return MarkClass(MarkKind::kClose, false);
    case '-':
      return MarkClass(MarkKind::kDash, false);
    case '~':
      return MarkClass(MarkKind::kTilde, false);
    case '"':
      return MarkClass(MarkKind::kQuote, false);
    default:
      return {Neighbour::kHalfMark};
  }
}

constexpr std::array<Class, 0x80> kAsciiClasses = [] {
  std::array<Class, 0x80> table{};
  for (char32_t c = 0; c < table.size(); ++c) table[c] = ClassOfAscii(c);
  return table;
}();

Class Classify(char32_t c) {
  if (c < 0x80) return kAsciiClasses[c];
  if (IsHan(c) || (c >= 0x3041 && c <= 0x30FF)) return {Neighbour::kHan};
  switch (c) {
    case U'，':
      return MarkClass(MarkKind::kComma, true);
    case U'。':
    case U'．':
      return MarkClass(MarkKind::kFullStop, true);
    case U'：':
      return MarkClass(MarkKind::kColon, true);
    case U'；':
      return MarkClass(MarkKind::kSemicolon, true);
    case U'？':
      return MarkClass(MarkKind::kQuestion, true);
    case U'！':
      return MarkClass(MarkKind::kExclamation, true);
    case U'、':
      return MarkClass(MarkKind::kEnumeration, true);
    case U'（':
    case U'《':
    case U'〈':
    case U'「':
    case U'『':
    case U'【':
    case U'〔':
    case U'“':
      return MarkClass(MarkKind::kOpen, true);
    case U'）':
    case U'》':
    case U'〉':
    case U'」':
    case U'』':
    case U'】':
    case U'〕':
    case U'”':
      return MarkClass(MarkKind::kClose, true);
    case U'～':
      return MarkClass(MarkKind::kTilde, true);
    case U'…':
      return {Neighbour::kOther, true, MarkKind::kEllipsis};
    case U'—':
    case U'–':
    case U'―':
      return {Neighbour::kOther, true, MarkKind::kDash};
    default:
      break;
  }
  if (IsWideAlphanumeric(c)) {
    return {c <= U'９' ? Neighbour::kDigit : Neighbour::kLatin, true, MarkKind::kWide};
  }
  if (IsLatin(c)) return {Neighbour::kLatin};
  if ((c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65)) return {Neighbour::kFullMark};
  return {Neighbour::kOther};
}

// Walks one line and remembers what a mark needs of its surroundings.
class LineScanner {
 public:
  LineScanner(std::string_view text, uint32_t line, Punctuation& found)
      : text_(text), line_(line), marks_(found.marks), borders_(found.borders) {}

  void Opaque() { Step(Neighbour::kOpaque); }

  void Text(Span span, bool in_link) {
    script_ = Neighbour::kNone;
    for (uint32_t at = span.begin; at < span.end;) {
      const Decoded d = DecodeAt(text_, at);
      if (IsBlank(d.code_point)) {
        if (waiting_) marks_.back().blank_right = true;
        blank_ = true;
      } else {
        Character(d.code_point, {at, at + d.size}, in_link);
        script_end_ = at + d.size;
      }
      at += d.size;
      if (!IsAsciiLetter(d.code_point)) continue;
      // One letter after another changes nothing.
      while (at < span.end && IsAsciiLetter(static_cast<unsigned char>(text_[at]))) ++at;
      script_end_ = at;
    }
  }

 private:
  void Character(char32_t c, Span span, bool in_link) {
    const Class kind = Classify(c);
    const Neighbour script =
        c < 0x80 || kind.neighbour == Neighbour::kHan ? kind.neighbour : Neighbour::kNone;
    if (script != script_) Border(script, span.begin, in_link);
    if (!kind.is_mark) {
      Step(kind.neighbour);
      return;
    }
    const Neighbour left = last_;
    const bool blank_left = blank_;
    Step(kind.neighbour);
    if (kind.kind == MarkKind::kClose) Nest(c, -1);
    PunctuationMark& mark = marks_.emplace_back();
    mark.span = span;
    mark.code_point = c;
    mark.line = line_;
    mark.kind = kind.kind;
    mark.full_width = kind.neighbour == Neighbour::kFullMark;
    mark.in_link = in_link;
    mark.left = left;
    mark.blank_left = blank_left;
    mark.in_title_marks = title_depth_ > 0;
    mark.in_quotation = quote_depth_ > 0;
    waiting_ = true;
    if (kind.kind == MarkKind::kOpen) Nest(c, 1);
  }

  // A pair encloses what stands between its marks, not the marks.
  void Nest(char32_t c, int step) {
    int* depth = nullptr;
    if (c == U'《' || c == U'》') depth = &title_depth_;
    if (c == U'“' || c == U'”' || (c >= U'「' && c <= U'』')) depth = &quote_depth_;
    if (depth != nullptr) *depth = std::max(0, *depth + step);
  }

  // The script changes at `at`: a border where one side is Han and the other a letter or digit.
  void Border(Neighbour script, uint32_t at, bool in_link) {
    const auto is_word = [](Neighbour side) {
      return side == Neighbour::kLatin || side == Neighbour::kDigit;
    };
    const bool han_left = script_ == Neighbour::kHan;
    if (han_left ? is_word(script) : (script == Neighbour::kHan && is_word(script_))) {
      borders_.push_back(
          {{script_end_, at}, line_, han_left, in_link, title_depth_ > 0, quote_depth_ > 0});
    }
    script_ = script;
  }

  void Step(Neighbour neighbour) {
    if (waiting_) marks_.back().right = neighbour;
    waiting_ = false;
    blank_ = false;
    last_ = neighbour;
  }

  std::string_view text_;
  uint32_t line_;
  std::vector<PunctuationMark>& marks_;
  std::vector<ScriptBorder>& borders_;
  Neighbour script_ = Neighbour::kNone;  // of the last character of this run
  uint32_t script_end_ = 0;              // and its end
  int title_depth_ = 0;
  int quote_depth_ = 0;
  Neighbour last_ = Neighbour::kNone;
  bool blank_ = false;
  bool waiting_ = false;  // the last mark has no right neighbour yet
};

bool IsTitleText(const Document& document, uint32_t index, Span span) {
  const Line& line = document.lines[index];
  if (line.kind == LineKind::kTableHead || line.kind == LineKind::kHeading ||
      line.role == LineRole::kTitle || line.role == LineRole::kHeading)
    return true;
  return line.entry != kNone && document.entries[line.entry].title.contains(span);
}

}  // namespace

Punctuation FindPunctuation(const Document& document) {
  Punctuation found;
  found.marks.reserve(document.text.size() / 32);
  for (uint32_t i = 0; i < document.lines.size(); ++i) {
    const Line& line = document.lines[i];
    if (line.kind == LineKind::kCode || line.kind == LineKind::kHtml) continue;
    LineScanner scanner(document.text, i, found);
    for (uint32_t r = line.first_run; r < line.run_end; ++r) {
      const Run& run = document.runs[r];
      if (run.kind == RunKind::kText) {
        scanner.Text(run.span, run.in_link);
      } else if (run.kind != RunKind::kHtml) {
        scanner.Opaque();
      }
    }
  }
  return found;
}

bool IsOthersWords(const Document& document, const PunctuationMark& mark) {
  return mark.in_link || mark.in_title_marks || IsTitleText(document, mark.line, mark.span);
}

bool IsOthersWords(const Document& document, const ScriptBorder& border) {
  return border.in_link || border.in_title_marks || IsTitleText(document, border.line, border.gap);
}

bool IsInChinese(const PunctuationMark& mark) {
  const auto chinese = [](Neighbour side) {
    return side == Neighbour::kHan || side == Neighbour::kFullMark;
  };
  if (mark.left == Neighbour::kHan) return true;
  if (chinese(mark.left))
    return chinese(mark.right) || (mark.right != Neighbour::kNone && !mark.blank_right);
  // "GPT-4,然后": Latin on the left, Chinese on the right. With a blank between it is English
  // style.
  return mark.right == Neighbour::kHan && mark.left != Neighbour::kNone && !mark.blank_right;
}

}  // namespace digestlint
