#include "reader/plain_reader.h"

#include <cstring>

#include "reader/line_builder.h"
#include "reader/thematic_break.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// The length in bytes of "- ", "* ", "• " and the like at the start of `text`, or 0.
uint32_t BulletSize(std::string_view text) {
  if (text.empty()) return 0;
  const Decoded mark = DecodeAt(text, 0);
  const char32_t c = mark.code_point;
  if (c == U'•' || c == U'●' || c == U'■' || c == U'◆') return mark.size;
  const bool dash = c == '-' || c == '*' || c == '+' || c == U'–';
  return dash && text.size() > mark.size && text[mark.size] == ' ' ? mark.size + 1 : 0;
}

}  // namespace

void ReadPlainLines(Document& document) {
  const std::string_view text = document.text;
  LineBuilder builder(document);
  uint32_t at = ByteOrderMarkSize(text);
  bool blank_before = true;
  while (at < text.size()) {
    const void* hit = std::memchr(text.data() + at, '\n', text.size() - at);
    const auto end = hit == nullptr
                         ? static_cast<uint32_t>(text.size())
                         : static_cast<uint32_t>(static_cast<const char*>(hit) - text.data());
    std::string_view content = Trim(text.substr(at, end - at));
    auto begin = static_cast<uint32_t>(content.data() - text.data());
    at = end + 1;
    if (content.empty()) {
      blank_before = true;
      continue;
    }
    LineKind kind =
        IsThematicBreak(content, kPlainBreakMarks) ? LineKind::kRule : LineKind::kParagraph;
    if (const uint32_t bullet = kind == LineKind::kRule ? 0 : BulletSize(content)) {
      const std::string_view rest = Trim(content.substr(bullet));
      if (!rest.empty()) {
        kind = LineKind::kBullet;
        content = rest;
        begin = static_cast<uint32_t>(rest.data() - text.data());
      }
    }
    const Span span = MakeSpan(begin, begin + content.size());
    Line& line = builder.BeginLine(span, kind);
    line.block = static_cast<uint32_t>(document.lines.size());
    line.blank_before = blank_before;
    line.list_depth = kind == LineKind::kBullet ? 1 : 0;
    if (kind == LineKind::kParagraph) line.number = ParseNumber(text, span.begin, span.end);
    if (kind != LineKind::kRule) builder.AddRun({span});
    builder.EndLine();
    blank_before = false;
  }
}

}  // namespace digestlint
