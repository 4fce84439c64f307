#include "facts/entry_label.h"

#include "text/unicode.h"

namespace digestlint {

std::string ShortText(const Document& document, Span span) {
  constexpr int kCells = 40;
  std::string text = PlainText(document, span);
  int cells = 0;
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    cells += CellWidth(d.code_point);
    if (cells > kCells) return std::string(Trim(text.substr(0, i))) + "…";
    i += d.size;
  }
  return text;
}

std::string EntryLabel(const Document& document, const Entry& entry) {
  std::string number(entry.number.span.in(document.text));
  if (!entry.number.gap.empty()) number += ' ';
  return "“" + number + ShortText(document, entry.title) + "”";
}

std::string TitleKey(const Document& document, Span title) {
  return TitleKey(PlainText(document, title));
}

std::string TitleKey(std::string_view text) {
  std::string key;
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    const char32_t c = FoldWidthAndCase(d.code_point);
    if (IsAlphanumeric(c) || c == '+' || c == '#') AppendUtf8(c, key);
    i += d.size;
  }
  return key;
}

}  // namespace digestlint
