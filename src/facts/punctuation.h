// Every punctuation mark in the prose of a document, with what stands left and right of it.
//
// One pass over the text runs; the punctuation rules then look at marks instead of characters.
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
  bool in_link = false;  // in the text of a Markdown link
  Neighbour left = Neighbour::kNone;
  Neighbour right = Neighbour::kNone;
  bool blank_left = false;
  bool blank_right = false;
};

// In the order of the file. Lines of code and HTML are left out.
std::vector<PunctuationMark> FindPunctuation(const Document& document);

// The mark between the two neighbours stands in Chinese prose, not in Latin text or a number.
bool IsInChinese(const PunctuationMark& mark);

}  // namespace digestlint
