#include "facts/entry_shapes.h"

#include <algorithm>

#include "reader/line_facts.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kMinLetters = 4;

// Letters and digits of the line behind `begin`, outside of links; counted up to `limit`.
size_t CountLetters(const Document& document, const Line& line, uint32_t begin, size_t limit) {
  size_t letters = 0;
  for (uint32_t i = line.first_run; i < line.run_end && letters < limit; ++i) {
    const Run& run = document.runs[i];
    if (run.span.begin < begin || run.in_link || run.kind == RunKind::kUrl ||
        run.kind == RunKind::kHtml || run.kind == RunKind::kImageText) {
      continue;
    }
    const std::string_view text = run.span.in(document.text);
    for (size_t at = 0; at < text.size() && letters < limit;) {
      const Decoded d = DecodeAt(text, at);
      if (IsAlphanumeric(d.code_point)) ++letters;
      at += d.size;
    }
  }
  return letters;
}

// A heading of some kind rather than a summary.
bool IsAllBold(const Document& document, const Line& line) {
  bool bold = false;
  for (uint32_t i = line.first_run; i < line.run_end; ++i) {
    const Run& run = document.runs[i];
    if (run.kind != RunKind::kText || Trim(run.span.in(document.text)).empty()) continue;
    if (!run.strong) return false;
    bold = true;
  }
  return bold;
}

EntryShape ShapeOf(const Document& document, const Entry& entry) {
  EntryShape shape;
  const Line& title = document.lines[entry.first_line];
  if (CountLetters(document, title, entry.title.end, kMinLetters) >= kMinLetters) {
    shape.text_line = entry.first_line;
  }
  for (uint32_t i = entry.first_line + 1; i < entry.line_end; ++i) {
    const Line& line = document.lines[i];
    const bool has_image = std::any_of(document.links.begin() + line.first_link,
                                       document.links.begin() + line.link_end,
                                       [](const Link& link) { return link.is_image; });
    const bool bold = IsAllBold(document, line);
    shape.has_more = shape.has_more || has_image || bold;
    const bool sentence = EndsSentence(line.span.in(document.text)) &&
                          CountLetters(document, line, line.span.begin, kMinLetters) >= kMinLetters;
    if (IsLinkLine(document, line) && !sentence) {
      if (shape.link_line == kNone) shape.link_line = i;
    } else if (shape.text_line == kNone && !bold &&
               (line.kind == LineKind::kCode || line.kind == LineKind::kHtml ||
                CountLetters(document, line, line.span.begin, kMinLetters) > 0)) {
      shape.text_line = i;
    }
  }
  return shape;
}

}  // namespace

std::vector<EntryShape> FindEntryShapes(const Document& document) {
  std::vector<EntryShape> shapes;
  shapes.reserve(document.entries.size());
  for (const Entry& entry : document.entries) shapes.push_back(ShapeOf(document, entry));
  return shapes;
}

std::string_view LinkLabel(const Document& document, const Line& line) {
  uint32_t end = line.span.end;
  if (line.first_link < line.link_end) end = document.links[line.first_link].span.begin;
  if (end < line.span.begin) return {};
  std::string_view label = Trim(Span{line.span.begin, end}.in(document.text));
  while (!label.empty()) {
    const Decoded last = DecodeBefore(label, label.size());
    if (IsAlphanumeric(last.code_point)) break;
    label.remove_suffix(last.size);
  }
  return label;
}

bool IsSameKind(const Document& document, const Entry& a, const Entry& b) {
  const Line& first = document.lines[a.first_line];
  const Line& second = document.lines[b.first_line];
  return first.kind == second.kind && first.heading_level == second.heading_level &&
         first.list_depth == second.list_depth && bool{a.number} == bool{b.number};
}

}  // namespace digestlint
