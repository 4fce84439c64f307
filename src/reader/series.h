// The lines that begin the entries of a numbered series, slips included.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/document.h"
#include "reader/line_facts.h"

namespace digestlint {

// How most entries of a series are written. Add() collects, the questions answer.
class SeriesHabit {
 public:
  SeriesHabit(const Document& document, const LinkCounter& links)
      : document_(document), links_(links) {}

  // `items` are the first lines of entries in order; the last one ends at or before `end`.
  void Add(const std::vector<uint32_t>& items, uint32_t end);

  // Enough entries with links to tell an entry by them.
  bool IsClear() const { return count_ >= 3 && linked_ * 10 >= count_ * 7; }
  bool TitlesAreLinks() const { return Most(link_first_); }
  bool TitlesAreWholeLinks() const { return Most(whole_link_); }
  bool BodiesBeginWithLinks() const { return inner_link_first_ > 1; }  // one may be a slip
  bool TitlesAreBold() const { return Most(bold_); }
  // In bold type, with the body behind it in the same line.
  bool TitlesBeginBold() const { return Most(bold_first_) && !TitlesAreBold(); }
  bool BodiesBeginBold() const { return inner_bold_first_ > 1; }
  // The link has a line of its own: right behind the title, or at the end of the entry.
  bool LinkBehindTitle() const { return link_second_ * 10 >= count_ * 6 && HasBodies(); }
  bool LinkLast() const { return link_last_ * 10 >= count_ * 6 && !LinkBehindTitle(); }
  bool HasBodies() const { return body_ * 10 >= count_ * 8; }
  // At least two entries, and one in ten, link to the host of the link line.
  bool KnowsHostOf(const Line& link_line) const;

 private:
  bool Most(size_t part) const { return part * 10 >= count_ * 8; }

  const Document& document_;
  const LinkCounter& links_;
  size_t count_ = 0, linked_ = 0, link_first_ = 0, link_second_ = 0, link_last_ = 0,
         inner_link_first_ = 0, bold_ = 0, bold_first_ = 0, inner_bold_first_ = 0, whole_link_ = 0,
         body_ = 0;
  std::map<std::string, size_t> hosts_;  // of link lines
};

// Of the numbered lines `items` (indexes, in order, one style) of one container, those that begin
// entries: a run that counts from 1 again in the middle of another and has no links of its own is a
// list inside an entry. `end` is the container's end.
std::vector<uint32_t> WithoutNestedLists(const Document& document, const LinkCounter& links,
                                         const std::vector<uint32_t>& items, uint32_t end);

// Where a series stands, and the numbers of the entries around it (0: none).
struct SeriesRange {
  uint32_t begin = 0;  // lines
  uint32_t end = 0;
  uint32_t value_before = 0;
  uint32_t value_behind = 0;
};

// `items`, all of the range, with the entries that an editor's slip keeps out of the
// series: lines with a number of another style, and title-like lines without a number where an
// entry would begin and the numbers around leave room for one.
std::vector<uint32_t> WithSlips(const Document& document, const LinkCounter& links,
                                const SeriesHabit& habit, const std::vector<uint32_t>& items,
                                SeriesRange range);

}  // namespace digestlint
