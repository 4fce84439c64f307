// Small questions about lines that both structure readers ask.
#pragma once

#include <cstdint>
#include <vector>

#include "model/document.h"

namespace digestlint {

// Links that lead somewhere a reader would follow: images are left out.
class LinkCounter {
 public:
  explicit LinkCounter(const Document& document);
  // Number of such links in lines [first, end).
  uint32_t Count(uint32_t first, uint32_t end) const;

 private:
  const Document& document_;
  std::vector<uint32_t> before_;  // non-image links before each link
};

// The text of the line outside of links and URLs takes no more than a label does (24 cells), and
// there is a link: "https://…", "论文链接：https://…", "[PDF](…) | [Code](…)".
bool IsLinkLine(const Document& document, const Line& line);

// Terminal cells of the line's text as a reader sees it.
uint32_t LineCells(const Document& document, const Line& line);

// The line ends like a sentence: 。！？… or . ! ? and closing quotes or brackets behind them.
bool EndsSentence(std::string_view text);

// The line could be a heading or a title by its looks: no sentence inside or at its end, no URL.
bool LooksLikeTitle(const Document& document, const Line& line, uint32_t max_cells);

// The line begins with the text of a link, behind its number: `1. [title](url)`.
bool BeginsWithLink(const Document& document, const Line& line);

// The same, and nothing else stands in the line.
bool IsWholeLink(const Document& document, const Line& line);

// All text of the line behind its number is bold.
bool IsBold(const Document& document, const Line& line);

// The first of it is.
bool BeginsBold(const Document& document, const Line& line);

}  // namespace digestlint
