// Every punctuation mark in the prose of a document, with what stands left and right of it.
//
// One pass over the text runs; the punctuation rules then look at marks instead of characters, and
// at the borders between Chinese and Latin words.
// Neighbours are looked up along the line, over blanks and through markup: in `**重点**，其次` the
// comma's left neighbour is 点.
#pragma once

#include <cstdint>
#include <vector>

#include "model/document.h"

namespace digestlint {

enum class MarkKind : uint8_t {
  kComma,        // ， ,
  kFullStop,     // 。 ．.
  kColon,        // ： :
  kSemicolon,    // ； ;
  kQuestion,     // ？ ?
  kExclamation,  // ！ !
  kEnumeration,  // 、
  kOpen,         // （ ( 《 「 『 【 “ [
  kClose,        // ） ) 》 」 』 】 ” ]
  kEllipsis,     // …
  kDash,         // — – ― -
  kTilde,        // ～ ~
  kQuote,        // ": opens and closes
  kWide,         // １ Ａ: a digit or letter in full width, not a mark but a slip like one
};

// What a neighbour is. kOpaque stands for code, math, URLs and images; kNone for the line's edge.
enum class Neighbour : uint8_t {
  kNone,
  kHan,
  kLatin,
  kDigit,
  kFullMark,
  kHalfMark,
  kOpaque,
  kOther
};

struct PunctuationMark {
  Span span;
  char32_t code_point = 0;
  uint32_t line = 0;  // index into Document::lines
  MarkKind kind = MarkKind::kComma;
  bool full_width = false;
  bool in_link = false;         // in the text of a Markdown link
  bool in_title_marks = false;  // between 《 and 》 of its line
  bool in_quotation = false;    // between “ and ”, 「 and 」 or 『 and 』 of its line
  Neighbour left = Neighbour::kNone;
  Neighbour right = Neighbour::kNone;
  bool blank_left = false;
  bool blank_right = false;
};

// A place in one text run where a Han character and an ASCII letter or digit stand side by side or
// with blanks between them.
struct ScriptBorder {
  Span gap;           // the blanks; empty where there are none
  uint32_t line = 0;  // index into Document::lines
  bool han_left = false;
  bool in_link = false;
  bool in_title_marks = false;
  bool in_quotation = false;
};

struct Punctuation {
  std::vector<PunctuationMark> marks;
  std::vector<ScriptBorder> borders;
};

// In the order of the file. Lines of code and HTML are left out.
Punctuation FindPunctuation(const Document& document);

// The place stands in words that are not the editor's own to style: in the title of the issue or of
// an entry, between 《》, in a heading, a table's head, or the text of a link.
bool IsOthersWords(const Document& document, const PunctuationMark& mark);
bool IsOthersWords(const Document& document, const ScriptBorder& border);

// The mark between the two neighbours stands in Chinese prose, not in Latin text or a number.
bool IsInChinese(const PunctuationMark& mark);

}  // namespace digestlint
