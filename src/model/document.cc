#include "model/document.h"

#include <algorithm>

namespace digestlint {

uint32_t LastLineAt(const Document& document, uint32_t offset) {
  const auto after =
      std::upper_bound(document.lines.begin(), document.lines.end(), offset,
                       [](uint32_t value, const Line& line) { return value < line.span.begin; });
  return static_cast<uint32_t>(after - document.lines.begin()) - 1;  // kNone before the first
}

uint32_t FindLine(const Document& document, uint32_t offset) {
  const uint32_t line = LastLineAt(document, offset);
  return line == kNone || offset > document.lines[line].span.end ? kNone : line;
}

const Entry* EntryAt(const Document& document, uint32_t offset) {
  const uint32_t line = FindLine(document, offset);
  if (line == kNone || document.lines[line].entry == kNone) return nullptr;
  return &document.entries[document.lines[line].entry];
}

const Run* FindRun(const Document& document, uint32_t offset) {
  const auto run =
      std::lower_bound(document.runs.begin(), document.runs.end(), offset,
                       [](const Run& each, uint32_t at) { return each.span.end <= at; });
  return run != document.runs.end() && run->span.contains(offset) ? &*run : nullptr;
}

std::string PlainText(const Document& document, Span span) {
  std::string out;
  auto run = std::lower_bound(
      document.runs.begin(), document.runs.end(), span.begin,
      [](const Run& candidate, uint32_t begin) { return candidate.span.end <= begin; });
  for (; run != document.runs.end() && run->span.begin < span.end; ++run) {
    if (run->kind == RunKind::kHtml || run->kind == RunKind::kImageText) continue;
    const Span part =
        MakeSpan(std::max(run->span.begin, span.begin), std::min(run->span.end, span.end));
    out += part.in(document.text);
  }
  return out;
}

}  // namespace digestlint
