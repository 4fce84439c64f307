#include "reader/front_matter.h"

#include "text/unicode.h"

namespace digestlint {
namespace {

// The line at `at` without its end; `next` becomes the start of the following line.
std::string_view LineFrom(std::string_view text, size_t at, size_t& next) {
  const size_t end = text.find('\n', at);
  next = end == std::string_view::npos ? text.size() : end + 1;
  std::string_view line = text.substr(at, (end == std::string_view::npos ? text.size() : end) - at);
  while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

// "Title: text": a capitalised ASCII word, a colon and a blank.
bool IsKeyLine(std::string_view line) {
  size_t colon = 0;
  while (colon < line.size() &&
         (IsAsciiLetter(static_cast<unsigned char>(line[colon])) || line[colon] == '_')) {
    ++colon;
  }
  return colon > 1 && colon < 20 && line[0] >= 'A' && line[0] <= 'Z' && colon < line.size() &&
         line[colon] == ':' && (colon + 1 == line.size() || line[colon + 1] == ' ');
}

Span FindKeyLines(std::string_view text, size_t begin) {
  size_t at = begin;
  for (int keys = 0; at < text.size(); ++keys) {
    size_t next = 0;
    const std::string_view line = LineFrom(text, at, next);
    if (line.empty()) return keys >= 2 ? MakeSpan(begin, at) : Span{};
    if (!IsKeyLine(line)) return {};
    at = next;
  }
  return {};
}

}  // namespace

Span FindFrontMatter(std::string_view text) {
  const size_t begin = ByteOrderMarkSize(text);
  size_t at = 0;
  const std::string_view fence = LineFrom(text, begin, at);
  if (fence != "---" && fence != "+++") return FindKeyLines(text, begin);
  while (at < text.size()) {
    size_t next = 0;
    const std::string_view line = LineFrom(text, at, next);
    if (line == fence || (fence == "---" && line == "...")) return MakeSpan(begin, next);
    at = next;
  }
  return {};
}

}  // namespace digestlint
