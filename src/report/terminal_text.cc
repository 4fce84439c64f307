#include "report/terminal_text.h"

#include "text/unicode.h"

namespace digestlint {
namespace {

// Format characters that show nothing yet change or hide what is around them.
constexpr bool IsDeceptive(char32_t c) {
  return c == 0xAD || c == 0x61C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

constexpr bool IsWhiteSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

char32_t ShownCharacter(char32_t c) {
  if (c < 0x20) return 0x2400 + c;
  if (c < 0x7F) return c;
  if (c == 0x7F) return 0x2421;
  if (c < 0xA0 || IsDeceptive(c)) return kInvalidCodePoint;
  return c;
}

int ShownCells(char32_t c) {
  return c < 0x7F ? 1 : CellWidth(ShownCharacter(c));
}

size_t TextCells(std::string_view text) {
  size_t cells = 0;
  for (size_t i = 0; i < text.size();) {
    const Decoded decoded = DecodeAt(text, i);
    cells += static_cast<size_t>(ShownCells(decoded.code_point));
    i += decoded.size;
  }
  return cells;
}

void AppendShown(std::string_view text, std::string& out) {
  for (size_t i = 0; i < text.size();) {
    const Decoded decoded = DecodeAt(text, i);
    AppendUtf8(ShownCharacter(decoded.code_point), out);
    i += decoded.size;
  }
}

void AppendOneLine(std::string_view text, std::string& out) {
  bool gap = false;
  bool any = false;
  for (size_t i = 0; i < text.size();) {
    const Decoded decoded = DecodeAt(text, i);
    i += decoded.size;
    if (IsWhiteSpace(decoded.code_point)) {
      gap = any;
      continue;
    }
    if (gap) out += ' ';
    AppendUtf8(ShownCharacter(decoded.code_point), out);
    gap = false;
    any = true;
  }
}

void AppendCut(std::string_view text, size_t cells, std::string& out) {
  size_t used = 0;
  size_t kept = out.size();  // where `…` goes if the rest does not fit
  for (size_t i = 0; i < text.size();) {
    const Decoded decoded = DecodeAt(text, i);
    used += static_cast<size_t>(ShownCells(decoded.code_point));
    if (used > cells) {
      out.resize(kept);
      out += "…";
      return;
    }
    AppendUtf8(ShownCharacter(decoded.code_point), out);
    if (used < cells) kept = out.size();
    i += decoded.size;
  }
}

}  // namespace digestlint
