// Where a Markdown link stands in the source.
//
// The Markdown parser tells that there is a link and what its text is, but not where its brackets
// and its target are. They are found again from the position of its text, by the rules of
// CommonMark 0.30, section 6.3 (https://spec.commonmark.org/0.30/#links).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/document.h"

namespace digestlint {

// A label as labels are compared (CommonMark 4.7): without regard to case, ASCII only, and to inner
// white space.
std::string FoldReferenceLabel(std::string_view label);

class MarkdownLinks {
 public:
  explicit MarkdownLinks(std::string_view text) : text_(text) {}

  // Completes `link`, whose `text` is set (empty where the link shows nothing). The link begins at
  // or after `lowest`. False when the source cannot be read as a link there.
  bool Locate(uint32_t lowest, Link& link);

 private:
  bool LocateInline(uint32_t open_paren, Link& link) const;
  void LocateReference(uint32_t close_bracket, Link& link);
  Span Definition(std::string_view label);
  void ReadDefinitions();

  std::string_view text_;
  bool definitions_read_ = false;
  std::map<std::string, Span> definitions_;  // folded label to target
};

}  // namespace digestlint
