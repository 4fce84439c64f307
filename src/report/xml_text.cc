#include "report/xml_text.h"

#include <fmt/format.h>

#include <iterator>

#include "text/unicode.h"

namespace digestlint {
namespace {

// Char of XML 1.0, but for surrogates, which UTF-8 has none of.
bool IsXml(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0xFFFE && c != 0xFFFF;
}

bool IsControl(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

}  // namespace

void AppendXml(std::string_view text, std::string& out) {
  for (size_t i = 0; i < text.size();) {
    const auto [c, size] = DecodeAt(text, i);
    i += size;
    if (!IsXml(c)) {
      AppendUtf8(kInvalidCodePoint, out);
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {  // as part of ]]> it may not stand between tags
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (IsControl(c)) {
      fmt::format_to(std::back_inserter(out), "&#{};", static_cast<uint32_t>(c));
    } else {
      AppendUtf8(c, out);
    }
  }
}

}  // namespace digestlint
