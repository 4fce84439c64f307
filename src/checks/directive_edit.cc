#include "checks/directive_edit.h"

namespace digestlint {
namespace {

bool IsBlankAt(std::string_view text, size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t');
}

}  // namespace

std::vector<Edit> RemoveComment(const Document& document, const Directive& directive) {
  const std::string_view text = document.text;
  Span span = directive.comment;
  uint32_t begin = span.begin, end = span.end;
  while (begin > 0 && IsBlankAt(text, begin - 1)) --begin;
  while (IsBlankAt(text, end)) ++end;
  const bool starts_line = begin == 0 || text[begin - 1] == '\n';
  if (end < text.size() && text[end] == '\r') ++end;
  const bool ends_line = end == text.size() || text[end] == '\n';
  if (starts_line && ends_line) {
    span = MakeSpan(begin, std::min<size_t>(end + 1, text.size()));
  } else if (ends_line) {  // with the blanks before it, not with the line end
    span.begin = begin;
  } else if (IsBlankAt(text, span.end)) {
    ++span.end;
  }
  return {{span, ""}};
}

std::vector<Edit> RemoveName(const Document& document, const Directive& directive, size_t index) {
  const auto& names = directive.names;
  if (names.size() == 1) return RemoveComment(document, directive);
  const Span span = names[index].span;
  if (index + 1 < names.size()) return {{{span.begin, names[index + 1].span.begin}, ""}};
  return {{{names[index - 1].span.end, span.end}, ""}};
}

}  // namespace digestlint
