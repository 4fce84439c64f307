#include "reader/line_facts.h"

#include <algorithm>

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr uint32_t kLabelCells = 24;
// A line with more pieces than this is a list of links, not one entry's link line.
constexpr uint32_t kMaxLinkLineRuns = 64;

bool IsSentenceEnd(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'…' || c == '.' || c == '!' || c == '?' ||
         c == U'；' || c == ';';
}

bool IsCloser(char32_t c) {
  return c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'）' || c == ')' || c == '"' ||
         c == '\'' || c == '*' || c == '_' || IsBlank(c);
}

uint32_t Cells(std::string_view text, uint32_t limit) {
  uint32_t cells = 0;
  for (size_t i = 0; i < text.size() && cells <= limit;) {
    const Decoded d = DecodeAt(text, i);
    cells += static_cast<uint32_t>(CellWidth(d.code_point));
    i += d.size;
  }
  return cells;
}

}  // namespace

LinkCounter::LinkCounter(const Document& document) : document_(document) {
  before_.reserve(document.links.size() + 1);
  uint32_t count = 0;
  for (const Link& link : document.links) {
    before_.push_back(count);
    if (!link.is_image) ++count;
  }
  before_.push_back(count);
}

uint32_t LinkCounter::Count(uint32_t first, uint32_t end) const {
  if (first >= end) return 0;
  return before_[document_.lines[end - 1].link_end] - before_[document_.lines[first].first_link];
}

bool IsLinkLine(const Document& document, const Line& line) {
  if (line.run_end - line.first_run > kMaxLinkLineRuns) return false;
  const auto first = document.links.begin() + line.first_link;
  const auto end = document.links.begin() + line.link_end;
  if (std::all_of(first, end, [](const Link& link) { return link.is_image; })) return false;
  uint32_t cells = 0;
  for (uint32_t i = line.first_run; i < line.run_end && cells <= kLabelCells; ++i) {
    const Run& run = document.runs[i];
    if (run.kind != RunKind::kText || run.in_link) continue;
    cells += Cells(Trim(run.span.in(document.text)), kLabelCells);
  }
  return cells <= kLabelCells;
}

uint32_t LineCells(const Document& document, const Line& line) {
  uint32_t cells = 0;
  for (uint32_t i = line.first_run; i < line.run_end && cells < 1000; ++i) {
    cells += Cells(document.runs[i].span.in(document.text), 1000);
  }
  return cells;
}

bool EndsSentence(std::string_view text) {
  text = Trim(text);
  while (!text.empty()) {
    const Decoded last = DecodeBefore(text, text.size());
    if (!IsCloser(last.code_point)) return IsSentenceEnd(last.code_point);
    text.remove_suffix(last.size);
  }
  return false;
}

bool LooksLikeTitle(const Document& document, const Line& line, uint32_t max_cells) {
  if (line.kind == LineKind::kRule || line.kind == LineKind::kBullet) return false;
  Span shown = line.span;  // up to the last text, without markup behind it
  for (uint32_t i = line.first_run; i < line.run_end; ++i) {
    if (document.runs[i].kind == RunKind::kUrl) return false;
    if (document.runs[i].kind == RunKind::kText) shown.end = document.runs[i].span.end;
  }
  const std::string_view text = Trim(shown.in(document.text));
  if (LineCells(document, line) > max_cells) return false;
  if (EndsSentence(text) && !text.ends_with('?') && !text.ends_with("？") &&
      !text.ends_with("！") && !text.ends_with('!')) {
    return false;
  }
  const char32_t last = text.empty() ? 0 : DecodeBefore(text, text.size()).code_point;
  if (last == ':' || last == U'：' || last == ',' || last == U'，' || last == U'、') return false;
  return text.find("。") == std::string_view::npos && text.find("；") == std::string_view::npos;
}

std::vector<uint32_t> WithoutNestedLists(const Document& document, const LinkCounter& links,
                                         const std::vector<uint32_t>& items, uint32_t end) {
  // Where entries have no links, nothing tells an inner list from a new section.
  if (items.empty() || size_t{2} * links.Count(items.front(), end) < items.size()) return items;
  std::vector<uint32_t> kept;
  for (size_t i = 0; i < items.size(); ++i) {
    const Number& number = document.lines[items[i]].number;
    const uint32_t expected = kept.empty() ? 1 : document.lines[kept.back()].number.value + 1;
    if (!kept.empty() && number.value == 1 && expected > 1) {
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

// The line can begin an entry by its place: behind a link line or an empty line, not in a list.
bool IsEntryPlace(const Document& document, uint32_t index) {
  const Line& line = document.lines[index];
  if (line.list_depth > 1 || line.quote_depth > 0) return false;
  if (line.kind != LineKind::kParagraph && line.kind != LineKind::kOrdered) return false;
  return line.blank_before || IsLinkLine(document, document.lines[index - 1]);
}

// Most entries of the series begin with a link, as `[title](url)` does.
bool BeginsWithLink(const Document& document, const Line& line) {
  for (uint32_t i = line.first_run; i < line.run_end; ++i) {
    const Run& run = document.runs[i];
    if (line.number && run.span.end <= line.number.gap.end) continue;
    if (Trim(run.span.in(document.text)).empty()) continue;
    return run.in_link;
  }
  return false;
}

}  // namespace

std::vector<uint32_t> WithSlips(const Document& document, const LinkCounter& links,
                                const std::vector<uint32_t>& items, uint32_t end) {
  constexpr uint32_t kTitleCells = 200;
  size_t linked = 0, link_first = 0, link_last = 0;
  for (size_t i = 0; i < items.size(); ++i) {
    const uint32_t stop = i + 1 < items.size() ? items[i + 1] : end;
    if (links.Count(items[i], stop) > 0) ++linked;
    if (BeginsWithLink(document, document.lines[items[i]])) ++link_first;
    if (IsLinkLine(document, document.lines[stop - 1])) ++link_last;
  }
  if (items.size() < 3 || linked * 10 < items.size() * 7) return items;
  const bool titles_link = link_first * 10 >= items.size() * 8;
  const bool ends_link = link_last * 10 >= items.size() * 6;
  std::vector<uint32_t> out;
  for (size_t i = 0; i < items.size(); ++i) {
    out.push_back(items[i]);
    const uint32_t stop = i + 1 < items.size() ? items[i + 1] : end;
    uint32_t value = document.lines[items[i]].number.value;
    const uint32_t next_value =
        i + 1 < items.size() ? document.lines[items[i + 1]].number.value : 0;
    for (uint32_t k = items[i] + 1; k < stop; ++k) {
      if (!IsEntryPlace(document, k) || links.Count(k, stop) == 0) continue;
      const Line& line = document.lines[k];
      const bool other_style = line.number && line.number.value == value + 1 &&
                               next_value != value + 1 && links.Count(out.back(), k) > 0 &&
                               LooksLikeTitle(document, line, kTitleCells);
      const bool gap = next_value == value + 2;
      const bool unnumbered =
          !line.number && gap && links.Count(out.back(), k) > 0 &&
          (titles_link ? BeginsWithLink(document, line) && line.blank_before
                       : ends_link && LooksLikeTitle(document, line, kTitleCells) &&
                             !IsLinkLine(document, line) && k + 1 < stop &&
                             !IsLinkLine(document, document.lines[k + 1]) &&
                             IsLinkLine(document, document.lines[k - 1]));
      if (!other_style && !unnumbered) continue;
      out.push_back(k);
      ++value;
    }
  }
  return out;
}

}  // namespace digestlint
