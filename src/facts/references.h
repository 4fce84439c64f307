// References of a Markdown document that the parser did not resolve, and the definitions that
// nothing refers to: of links, as in `[lora]: https://arxiv.org/abs/2106.09685`, and of footnotes,
// as in `[^1]: See the appendix.`
//
// The parser tells of links only. Definitions of links are the lines that it took for nothing else
// (CommonMark 0.30, section 4.7); footnotes are an extension that it does not know and leaves as
// text (https://github.github.com/gfm/ has them without a specification).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/document.h"

namespace digestlint {

struct ReferenceDefinition {
  Span span;        // its first line, from the bracket to the end
  Span label;       // between the brackets, with the ^ of a footnote
  std::string key;  // the label as labels are compared
  bool used = false;
  bool repeated = false;  // its label was defined before; only the first definition counts
};

// Something written like a reference to a label that nobody defines.
struct UndefinedReference {
  Span span;               // with its brackets
  Span label;              // of a collapsed or shortcut reference the text in brackets
  uint32_t meant = kNone;  // the unused definition that it probably means: index
};

struct References {
  std::vector<ReferenceDefinition> definitions;  // in the order of the file
  std::vector<UndefinedReference> undefined;
};

// Both are empty for plain text. Comments ([//]: # (…)) are no definitions; array indexes
// (a[i][j]), citations ([1][2]), tags without any definition ([PDF][Code]) and task boxes are no
// references.
References FindReferences(const Document& document);

}  // namespace digestlint
