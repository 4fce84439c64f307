#include "facts/punctuation.h"

#include "text/unicode.h"

namespace digestlint {
namespace {

struct Class {
  Neighbour neighbour = Neighbour::kOther;
  bool is_mark = false;
  MarkKind kind = MarkKind::kComma;
};

Class MarkClass(MarkKind kind, bool full) {
  return {full ? Neighbour::kFullMark : Neighbour::kHalfMark, true, kind};
}

Class ClassifyAscii(char32_t c) {
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
    default:
      return {Neighbour::kHalfMark};
  }
}

Class Classify(char32_t c) {
  if (c < 0x80) return ClassifyAscii(c);
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
    default:
      break;
  }
  if (IsLatin(c)) return {Neighbour::kLatin};
  if ((c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65)) return {Neighbour::kFullMark};
  return {Neighbour::kOther};
}

// Walks one line and remembers what a mark needs of its surroundings.
class LineScanner {
 public:
  LineScanner(std::string_view text, uint32_t line, std::vector<PunctuationMark>& marks)
      : text_(text), line_(line), marks_(marks) {}

  void Opaque() { Step(Neighbour::kOpaque); }

  void Text(Span span, bool in_link) {
    for (uint32_t at = span.begin; at < span.end;) {
      const Decoded d = DecodeAt(text_, at);
      if (IsBlank(d.code_point)) {
        if (waiting_) marks_.back().blank_right = true;
        blank_ = true;
      } else {
        Character(d.code_point, {at, at + d.size}, in_link);
      }
      at += d.size;
    }
  }

 private:
  void Character(char32_t c, Span span, bool in_link) {
    const Class kind = Classify(c);
    if (!kind.is_mark) {
      Step(kind.neighbour);
      return;
    }
    const Neighbour left = last_;
    const bool blank_left = blank_;
    Step(kind.neighbour);
    PunctuationMark& mark = marks_.emplace_back();
    mark.span = span;
    mark.code_point = c;
    mark.line = line_;
    mark.kind = kind.kind;
    mark.full_width = kind.neighbour == Neighbour::kFullMark;
    mark.in_link = in_link;
    mark.left = left;
    mark.blank_left = blank_left;
    waiting_ = true;
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
  Neighbour last_ = Neighbour::kNone;
  bool blank_ = false;
  bool waiting_ = false;  // the last mark has no right neighbour yet
};

}  // namespace

std::vector<PunctuationMark> FindPunctuation(const Document& document) {
  std::vector<PunctuationMark> marks;
  marks.reserve(document.text.size() / 32);
  for (uint32_t i = 0; i < document.lines.size(); ++i) {
    const Line& line = document.lines[i];
    if (line.kind == LineKind::kCode || line.kind == LineKind::kHtml) continue;
    LineScanner scanner(document.text, i, marks);
    for (uint32_t r = line.first_run; r < line.run_end; ++r) {
      const Run& run = document.runs[r];
      if (run.kind == RunKind::kText) {
        scanner.Text(run.span, run.in_link);
      } else if (run.kind != RunKind::kHtml) {
        scanner.Opaque();
      }
    }
  }
  return marks;
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
