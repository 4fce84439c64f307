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
    const std::string_view text = Trim(run.span.in(document.text));
    if (text.find("。") < text.size() - std::min(text.size(), std::string_view("。").size())) {
      return false;  // a sentence, and a label behind it
    }
    cells += Cells(text, kLabelCells);
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

namespace {

// Whether all text runs of the line, or the first one, pass the test; false where there are none.
template <typename Test>
bool TestText(const Document& document, const Line& line, bool all, const Test& test) {
  bool any = false;
  for (uint32_t i = line.first_run; i < line.run_end; ++i) {
    const Run& run = document.runs[i];
    if (line.number && run.span.end <= line.number.gap.end) continue;
    if (run.kind == RunKind::kHtml || Trim(run.span.in(document.text)).empty()) continue;
    if (!test(run)) return false;
    if (!all) return true;
    any = true;
  }
  return any;
}

bool IsLinkText(const Run& run) {
  return run.in_link && run.kind != RunKind::kImageText;
}

}  // namespace

bool BeginsWithLink(const Document& document, const Line& line) {
  return TestText(document, line, false, IsLinkText);
}

bool IsWholeLink(const Document& document, const Line& line) {
  return TestText(document, line, true, IsLinkText);
}

bool IsBold(const Document& document, const Line& line) {
  return TestText(document, line, true, [](const Run& run) { return run.strong; });
}

bool BeginsBold(const Document& document, const Line& line) {
  return TestText(document, line, false, [](const Run& run) { return run.strong; });
}

}  // namespace digestlint
