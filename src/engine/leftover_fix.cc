#include "engine/leftover_fix.h"

#include <algorithm>

#include "text/unicode.h"

namespace digestlint {
namespace {

bool HasWords(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    if (IsAlphanumeric(d.code_point)) return true;
    i += d.size;
  }
  return false;
}

// The lines that hold `span`, with their last line end.
Span WholeLines(std::string_view text, Span span) {
  const size_t before = text.rfind('\n', span.begin == 0 ? 0 : span.begin - 1);
  const size_t begin = span.begin == 0 || before == std::string_view::npos ? 0 : before + 1;
  const size_t after = text.find('\n', span.end);
  return MakeSpan(begin, after == std::string_view::npos ? text.size() : after + 1);
}

bool IsBlankLine(std::string_view line) {
  return Trim(line).find_first_not_of('\n') == std::string_view::npos;
}

// With the empty lines before it, where the text ends behind it or another empty line follows.
Span WithBlankLines(std::string_view text, Span lines) {
  const size_t next = std::min(text.find('\n', lines.end), text.size());
  const bool gap_after =
      lines.end == text.size() || IsBlankLine(text.substr(lines.end, next - lines.end));
  while (gap_after && lines.begin > 0) {
    const Span line = WholeLines(text, MakeSpan(lines.begin - 1, lines.begin - 1));
    if (!IsBlankLine(line.in(text))) break;
    lines.begin = line.begin;
  }
  return lines;
}

// Behind this offset stands no text but leftovers.
uint32_t TailBegin(std::string_view text, std::span<const Finding> leftovers) {
  size_t at = text.size();
  for (size_t i = leftovers.size(); i-- > 0;) {
    const Span span = leftovers[i].span;
    if (span.begin >= at) continue;
    if (span.end < at && HasWords(text.substr(span.end, at - span.end))) return span.end;
    at = span.begin;
  }
  return static_cast<uint32_t>(at);
}

}  // namespace

void AddLeftoverFixes(const Document& document, std::span<Finding> findings) {
  const std::string_view text = document.text;
  const uint32_t tail = TailBegin(text, findings);
  for (Finding& finding : findings) {
    if (finding.rule->fix == FixKind::kNone) continue;
    const Span span = finding.span, lines = WholeLines(text, span);
    if (HasWords(text.substr(lines.begin, span.begin - lines.begin)) ||
        HasWords(text.substr(span.end, lines.end - span.end))) {
      continue;
    }
    const bool at_end = document.is_digest && span.begin >= tail;
    finding.fix = MakeFix(
        std::string(finding.rule->fix_title),
        {{{WithBlankLines(text, lines), ""}}, at_end ? FixSafety::kSafe : FixSafety::kUnsafe});
  }
}

}  // namespace digestlint
