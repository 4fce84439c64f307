#include "reader/physical_line.h"

#include <algorithm>

#include "text/unicode.h"

namespace digestlint {
namespace {

bool IsDigit(char c) {
  return IsAsciiDigit(static_cast<unsigned char>(c));
}
bool IsSpaceOrTab(char c) {
  return c == ' ' || c == '\t';
}

}  // namespace

Span PhysicalLine(std::string_view text, uint32_t offset) {
  const size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const size_t begin = before == std::string_view::npos ? 0 : before + 1;
  size_t end = std::min(text.find('\n', offset), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  return MakeSpan(begin, end);
}

uint32_t NextLineBegin(std::string_view text, Span line) {
  const size_t end = text.find('\n', line.end);
  return static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end + 1);
}

bool BlankBefore(std::string_view text, uint32_t line_begin, uint32_t floor) {
  if (line_begin <= floor) return true;
  uint32_t at = line_begin - 1;  // on the line end before
  while (at > floor && text[at - 1] != '\n') {
    const char c = text[--at];
    if (!IsSpaceOrTab(c) && c != '\r' && c != '>') return false;
  }
  return true;
}

uint32_t SkipLinePrefix(std::string_view text, Span line, uint32_t first_text, LinePrefix allowed,
                        uint32_t& number_at) {
  uint32_t at = line.begin;
  if (at == 0) at = ByteOrderMarkSize(text);
  while (at < first_text) {
    const char c = text[at];
    const char next = at + 1 < line.end ? text[at + 1] : '\n';
    if (IsSpaceOrTab(c) || (c == '>' && allowed.quote) || (c == '#' && allowed.heading) ||
        (c == '|' && allowed.table)) {
      ++at;
    } else if (allowed.item && (c == '-' || c == '*' || c == '+') && IsSpaceOrTab(next)) {
      at += 2;
    } else if (allowed.item && IsDigit(c)) {
      const Number number = ParseNumber(text, at, line.end);
      const bool marker = number.style == NumberStyle::kDot || number.style == NumberStyle::kParen;
      if (!marker || number.gap.empty() || number.gap.end > first_text) break;
      number_at = at;
      at = number.gap.end;
    } else {
      break;
    }
  }
  return std::min(at, first_text);
}

Span TrimLineSuffix(std::string_view text, Span line, LinePrefix allowed) {
  const auto drop_blanks = [&] {
    while (!line.empty() && IsSpaceOrTab(text[line.end - 1])) --line.end;
  };
  drop_blanks();
  if (allowed.table) {
    while (!line.empty() && text[line.end - 1] == '|') --line.end;
    drop_blanks();
  }
  if (allowed.heading) {
    uint32_t end = line.end;
    while (end > line.begin && text[end - 1] == '#') --end;
    if (end < line.end && end > line.begin && IsSpaceOrTab(text[end - 1])) {
      line.end = end;
      drop_blanks();
    }
  }
  return line;
}

Number ParseCellNumber(std::string_view text, uint32_t first_text, uint32_t end) {
  uint32_t digits = first_text;
  while (digits < end && IsDigit(text[digits])) ++digits;
  uint32_t after = digits;
  while (after < end && (IsSpaceOrTab(text[after]) || text[after] == '.')) ++after;
  const bool alone = after >= end || text[after] == '|';
  if (digits == first_text || digits - first_text > 3 || !alone) {
    return ParseNumber(text, first_text, end);
  }
  Number number;
  number.style = NumberStyle::kBare;
  number.span = {first_text, digits};
  number.gap = {after, after};
  for (uint32_t i = first_text; i < digits; ++i) {
    number.value = number.value * 10 + static_cast<uint32_t>(text[i] - '0');
  }
  return number;
}

}  // namespace digestlint
