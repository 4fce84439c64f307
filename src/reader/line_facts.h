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

// Of the numbered lines `items` (indexes, in order, one style) of one container, those that begin
// entries: a run that counts from 1 again in the middle of another and has no links of its own is a
// list inside an entry. `end` is the container's end.
std::vector<uint32_t> WithoutNestedLists(const Document& document, const LinkCounter& links,
                                         const std::vector<uint32_t>& items, uint32_t end);

// `items` with the entries between them that an editor's slip keeps out of the series: a line of
// another number style whose value fills a gap, and where a number is missing from the series, a
// title-like line at the place where an entry would begin.
std::vector<uint32_t> WithSlips(const Document& document, const LinkCounter& links,
                                const std::vector<uint32_t>& items, uint32_t end);

}  // namespace digestlint
