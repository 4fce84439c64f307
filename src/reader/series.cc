#include "reader/series.h"

#include "model/link_target.h"

namespace digestlint {
namespace {

constexpr uint32_t kTitleCells = 200;
constexpr uint32_t kHeadingCells = 48;

std::string LinkHost(const Document& document, const Line& line) {
  for (uint32_t i = line.first_link; i < line.link_end; ++i) {
    const Link& link = document.links[i];
    if (!link.is_image) return HostOf(link.target.in(document.text));
  }
  return {};
}

}  // namespace

void SeriesHabit::Add(const std::vector<uint32_t>& items, uint32_t end) {
  for (size_t i = 0; i < items.size(); ++i) {
    const uint32_t stop = i + 1 < items.size() ? items[i + 1] : end;
    const Line& title = document_.lines[items[i]];
    ++count_;
    if (BeginsWithLink(document_, title)) ++link_first_;
    if (IsWholeLink(document_, title)) ++whole_link_;
    if (IsBold(document_, title)) ++bold_;
    if (BeginsBold(document_, title)) ++bold_first_;
    if (links_.Count(items[i], stop) == 0) continue;
    ++linked_;
    for (uint32_t k = items[i] + 1; k < stop; ++k) {
      const Line& inner = document_.lines[k];
      if (inner.kind != LineKind::kParagraph || IsLinkLine(document_, inner)) continue;
      if (BeginsWithLink(document_, inner)) ++inner_link_first_;
      if (BeginsBold(document_, inner)) ++inner_bold_first_;
    }
    uint32_t link_line = items[i] + 1, bodies = 0;
    while (link_line < stop && !IsLinkLine(document_, document_.lines[link_line])) {
      ++link_line;
      ++bodies;
    }
    if (link_line < stop) {
      // A heading may stand between the link and the next entry.
      const Line& last = document_.lines[stop - 1];
      const uint32_t behind = stop - link_line - 1;
      const bool heading_behind = behind == 1 && !EndsSentence(last.span.in(document_.text));
      if (bodies == 0) ++link_second_;
      if (behind == 0 || heading_behind || IsLinkLine(document_, last)) ++link_last_;
      if (bodies > 0 || (behind > 0 && !heading_behind)) ++body_;
      ++hosts_[LinkHost(document_, document_.lines[link_line])];
    } else if (bodies > 0) {
      ++body_;
    }
  }
}

bool SeriesHabit::KnowsHostOf(const Line& link_line) const {
  const auto found = hosts_.find(LinkHost(document_, link_line));
  return found != hosts_.end() && found->second >= 2 && found->second * 10 >= count_;
}

std::vector<uint32_t> WithoutNestedLists(const Document& document, const LinkCounter& links,
                                         const std::vector<uint32_t>& items, uint32_t end) {
  // Where entries have no links, nothing tells an inner list from a new section.
  if (items.empty() || size_t{2} * links.Count(items.front(), end) < items.size()) return items;
  // A bare line that stands apart, or is underlined, opens a section.
  const auto opens_section = [&](uint32_t item) {
    if (item == 0 || document.format != Format::kPlain) return false;
    uint32_t above = item - 1;
    const bool underlined = document.lines[above].kind == LineKind::kRule && above > 0 &&
                            !document.lines[above].blank_before;
    if (underlined) --above;
    return document.lines[above].kind == LineKind::kParagraph &&
           LooksLikeTitle(document, document.lines[above], kHeadingCells) &&
           (underlined || document.lines[above].blank_before ||
            (above > 0 && IsLinkLine(document, document.lines[above - 1])));
  };
  std::vector<uint32_t> kept;
  for (size_t i = 0; i < items.size(); ++i) {
    const Number& number = document.lines[items[i]].number;
    const uint32_t expected = kept.empty() ? 1 : document.lines[kept.back()].number.value + 1;
    if (!kept.empty() && number.value == 1 && expected > 1 && !opens_section(items[i])) {
      size_t next = i + 1;  // the first item after the run that begins here
      while (next < items.size() &&
             document.lines[items[next]].number.value ==
                 document.lines[items[next - 1]].number.value + 1 &&
             document.lines[items[next]].number.value != expected) {
        ++next;
      }
      const uint32_t run_end = next < items.size() ? items[next] : end;
      const bool goes_on =
          next < items.size() && document.lines[items[next]].number.value == expected;
      const size_t linked = links.Count(items[i], run_end);
      if (goes_on && linked * 2 <= next - i) {
        i = next - 1;
        continue;
      }
    }
    kept.push_back(items[i]);
  }
  return kept;
}

namespace {

class SlipFinder {
 public:
  SlipFinder(const Document& document, const LinkCounter& links, const SeriesHabit& habit)
      : document_(document), links_(links), habit_(habit) {}

  std::vector<uint32_t> Find(const std::vector<uint32_t>& items, SeriesRange range) {
    value_ = range.value_before;
    Search(range.begin, items.empty() ? range.end : items.front(),
           items.empty() ? range.value_behind : line(items.front()).number.value);
    for (size_t i = 0; i < items.size(); ++i) {
      out_.push_back(items[i]);
      value_ = line(items[i]).number.value;
      const bool last = i + 1 == items.size();
      Search(items[i] + 1, last ? range.end : items[i + 1],
             last ? range.value_behind : line(items[i + 1]).number.value);
    }
    return std::move(out_);
  }

 private:
  const Line& line(uint32_t i) const { return document_.lines[i]; }

  // Looks for entries in [first, stop), before an item numbered `next` (0: none).
  void Search(uint32_t first, uint32_t stop, uint32_t next) {
    for (uint32_t k = first; k < stop; ++k) {
      if (!IsPlace(k) || !HasShape(k, stop)) continue;
      if (!out_.empty() && links_.Count(out_.back(), k) == 0) continue;
      const Number& number = line(k).number;
      if (number ? !FitsNumber(k, number.value, next) : !HasRoom(next)) continue;
      const bool opens = out_.empty() || (k > 0 && IsHeadingPlace(k - 1));
      value_ = number ? number.value : next == 2 && opens ? 1 : value_ + 1;
      out_.push_back(k);
    }
  }

  // An entry can begin here: behind an empty line, a link line, the end of a body or a heading.
  bool IsPlace(uint32_t k) const {
    const Line& candidate = line(k);
    if (candidate.list_depth > 1 || candidate.quote_depth > 0) return false;
    if (candidate.kind != LineKind::kParagraph && candidate.kind != LineKind::kOrdered)
      return false;
    if (k == 0 || candidate.blank_before || IsLinkLine(document_, line(k - 1))) return true;
    if (habit_.TitlesAreLinks() || habit_.TitlesBeginBold() || IsHeadingPlace(k - 1)) return true;
    return habit_.LinkBehindTitle() && EndsSentence(line(k - 1).span.in(document_.text));
  }

  // In plain text the line can be the heading of a section whose first entry follows.
  bool IsHeadingPlace(uint32_t k) const {
    const Line& above = line(k);
    if (document_.format != Format::kPlain) return false;
    if (above.kind == LineKind::kRule) return k > 0 && !above.blank_before && IsHeadingPlace(k - 1);
    return above.kind == LineKind::kParagraph && LooksLikeTitle(document_, above, kHeadingCells) &&
           (k == 0 || above.blank_before || line(k - 1).kind == LineKind::kRule ||
            IsLinkLine(document_, line(k - 1)) ||
            EndsSentence(line(k - 1).span.in(document_.text)) ||
            (k == 1 && LooksLikeTitle(document_, line(0), kTitleCells)));
  }

  // It looks like the other entries of the series from here on.
  bool HasShape(uint32_t k, uint32_t stop) const {
    if (links_.Count(k, stop) == 0) return false;
    const Line& candidate = line(k);
    if (document_.format == Format::kPlain && k + 1 < stop && line(k + 1).kind == LineKind::kRule &&
        !line(k + 1).blank_before) {
      return false;  // an underlined heading
    }
    if (habit_.TitlesAreLinks()) {
      return BeginsWithLink(document_, candidate) &&
             (!habit_.TitlesAreWholeLinks() || IsWholeLink(document_, candidate));
    }
    if (habit_.TitlesBeginBold()) return BeginsBold(document_, candidate);
    if (IsLinkLine(document_, candidate) || !LooksLikeTitle(document_, candidate, kTitleCells))
      return false;
    if (habit_.TitlesAreBold()) return IsBold(document_, candidate);
    const bool link_next = k + 1 < stop && IsLinkLine(document_, line(k + 1));
    if (habit_.LinkBehindTitle()) return link_next && habit_.KnowsHostOf(line(k + 1));
    if (!habit_.LinkLast()) return candidate.blank_before;
    if (k + 1 >= stop || link_next == habit_.HasBodies()) return false;
    for (uint32_t i = k + 1; i < stop; ++i) {
      if (IsLinkLine(document_, line(i))) return habit_.KnowsHostOf(line(i));
      // This one is the document's title or a heading: the entry begins further down.
      if (document_.format == Format::kPlain && IsPlace(i) &&
          LooksLikeTitle(document_, line(i), kTitleCells)) {
        return false;
      }
    }
    return false;
  }

  bool ShapeTells() const {
    if (habit_.TitlesAreLinks()) return !habit_.BodiesBeginWithLinks();
    if (habit_.TitlesBeginBold()) return !habit_.BodiesBeginBold();
    return habit_.TitlesAreBold() || habit_.LinkBehindTitle() || habit_.LinkLast();
  }

  // The numbers leave room for an entry without one: there is a gap, or the next one is the second
  // of a section, or a section ends here.
  bool HasRoom(uint32_t next) const {
    if (next == value_ + 1) return false;
    if (next == value_ + 2 || (out_.empty() && next == 2)) return true;
    return next <= 2 && !out_.empty() && ShapeTells();
  }

  bool FitsNumber(uint32_t k, uint32_t value, uint32_t next) const {
    if (value == value_ + 1) return next != value || value == 1;
    if (out_.empty() && document_.format == Format::kMarkdown) return next == value + 1;
    return ShapeTells() && (value == 1 || next == value + 1) && k > 0 && IsHeadingPlace(k - 1);
  }

  const Document& document_;
  const LinkCounter& links_;
  const SeriesHabit& habit_;
  std::vector<uint32_t> out_;
  uint32_t value_ = 0;  // of the last entry
};

}  // namespace

std::vector<uint32_t> WithSlips(const Document& document, const LinkCounter& links,
                                const SeriesHabit& habit, const std::vector<uint32_t>& items,
                                SeriesRange range) {
  if (!habit.IsClear()) return items;
  return SlipFinder(document, links, habit).Find(items, range);
}

}  // namespace digestlint
