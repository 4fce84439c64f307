#include "report/rule_example.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/terminal_text.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// A character that shows nothing where it stands; `ends_line`: only blanks follow on its line.
bool IsUnseen(char32_t c, bool ends_line) {
  if (c == '\n' || (c == '\t' && !ends_line)) return false;
  return ShownCharacter(c) != c || (ends_line && IsBlank(c));
}

void AppendEscaped(Decoded d, unsigned char byte, std::string& out) {
  if (d.code_point == kInvalidCodePoint) {
    fmt::format_to(std::back_inserter(out), "\\x{:02X}", byte);
  } else if (d.code_point == ' ') {
    out += "␠";
  } else if (d.code_point == '\r') {
    out += "\\r";
  } else if (d.code_point == '\t') {
    out += "\\t";
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04X}", static_cast<uint32_t>(d.code_point));
  }
}

// True where something had to be written out.
bool AppendVisible(std::string_view text, std::string& out) {
  bool any = false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    size_t words_end = line.size();  // only blanks stand behind it
    while (words_end > 0) {
      const Decoded d = DecodeBefore(line, words_end);
      if (!IsBlank(d.code_point)) break;
      words_end -= d.size;
    }
    for (size_t i = 0; i < line.size();) {
      const Decoded d = DecodeAt(line, i);
      const bool broken = d.size == 1 && d.code_point == kInvalidCodePoint;
      if (broken || IsUnseen(d.code_point, i >= words_end)) {
        AppendEscaped(d, static_cast<unsigned char>(line[i]), out);
        any = true;
      } else {
        out += line.substr(i, d.size);
      }
      i += d.size;
    }
    if (end < text.size()) out += '\n';
    begin = end + 1;
  }
  return any;
}

// Longer than every row of backticks in the text.
std::string FenceFor(std::string_view text) {
  size_t longest = 0, row = 0;
  for (const char c : text) {
    row = c == '`' ? row + 1 : 0;
    longest = std::max(longest, row);
  }
  return std::string(std::max<size_t>(3, longest + 1), '`');
}

}  // namespace

bool AppendExampleText(std::string_view text, Format format, std::string& out) {
  const std::string fence = FenceFor(text);
  out += fence + (format == Format::kMarkdown ? "markdown\n" : "text\n");
  const bool escaped = AppendVisible(text, out);
  const bool ends = text.ends_with('\n');
  out += (ends ? "" : "\n") + fence + "\n";
  if (!ends) out += "\nThere is no line end after the last line.\n";
  return escaped;
}

}  // namespace digestlint
