#include "reader/markdown_links.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kMaxLabelBytes = 999;  // CommonMark 4.7

bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t SkipSpace(std::string_view text, size_t at) {
  while (at < text.size() && IsSpace(text[at])) ++at;
  return at;
}

// The destination that begins at `at`: <...>, or everything up to a blank or an unbalanced ")".
// `after` becomes the offset behind it.
Span ReadDestination(std::string_view text, size_t at, size_t& after) {
  if (at < text.size() && text[at] == '<') {
    const size_t close = text.find_first_of(">\n", at + 1);
    if (close != std::string_view::npos && text[close] == '>') {
      after = close + 1;
      return MakeSpan(at + 1, close);
    }
  }
  int depth = 0;
  size_t end = at;
  for (; end < text.size() && !IsSpace(text[end]); ++end) {
    if (text[end] == '\\' && end + 1 < text.size() && !IsSpace(text[end + 1])) {
      ++end;
    } else if (text[end] == '(') {
      ++depth;
    } else if (text[end] == ')' && --depth < 0) {
      break;
    }
  }
  after = end;
  return MakeSpan(at, end);
}

}  // namespace

std::string FoldReferenceLabel(std::string_view label) {
  std::string out;
  for (const char c : Trim(label)) {
    if (IsSpace(c)) {
      if (!out.ends_with(' ')) out += ' ';
    } else {
      out += ToLowerAscii(c);
    }
  }
  return out;
}

bool MarkdownLinks::Locate(uint32_t lowest, Link& link) {
  const bool has_text = !link.text.empty();
  if (has_text && link.text.begin > lowest && text_[link.text.begin - 1] == '<' &&
      link.text.end < text_.size() && text_[link.text.end] == '>') {
    link.kind = LinkKind::kAutolink;
    link.target = link.text;
    link.span = {link.text.begin - 1, link.text.end + 1};
    return true;
  }
  const size_t limit = has_text ? link.text.begin : text_.size();
  size_t open = lowest;
  const auto opens = [&](size_t at) {
    return text_[at] == '[' && (!link.is_image || (at > lowest && text_[at - 1] == '!'));
  };
  while (open < limit && !opens(open)) open += text_[open] == '\\' ? 2 : 1;
  if (open >= limit) return false;
  size_t close = has_text ? link.text.end : open + 1;
  while (close < text_.size() && text_[close] != ']' && text_[close] != '\n') {
    close += text_[close] == '\\' ? 2 : 1;
  }
  if (close >= text_.size() || text_[close] != ']') return false;
  if (!has_text) link.text = MakeSpan(open + 1, close);
  link.span = MakeSpan(link.is_image ? open - 1 : open, close + 1);
  if (close + 1 < text_.size() && text_[close + 1] == '(' &&
      LocateInline(static_cast<uint32_t>(close + 1), link)) {
    return true;
  }
  LocateReference(static_cast<uint32_t>(close), link);
  return true;
}

bool MarkdownLinks::LocateInline(uint32_t open_paren, Link& link) const {
  size_t after = 0;
  const size_t begin = SkipSpace(text_, open_paren + 1);
  const Span target = ReadDestination(text_, begin, after);
  size_t close = SkipSpace(text_, after);
  if (close < text_.size() &&
      (text_[close] == '"' || text_[close] == '\'' || text_[close] == '(')) {
    const char quote = text_[close] == '(' ? ')' : text_[close];
    for (++close; close < text_.size() && text_[close] != quote; ++close) {
      // A title holds no empty line, and one in brackets no opening bracket.
      if (text_.substr(close, 2) == "\n\n" || (quote == ')' && text_[close] == '(')) return false;
      if (text_[close] == '\\') ++close;
    }
    close = close < text_.size() ? SkipSpace(text_, close + 1) : close;
  }
  if (close >= text_.size() || text_[close] != ')') return false;
  link.kind = LinkKind::kInline;
  link.target = target;
  link.span.end = static_cast<uint32_t>(close + 1);
  return true;
}

void MarkdownLinks::LocateReference(uint32_t close_bracket, Link& link) {
  link.kind = LinkKind::kReference;
  const uint32_t open = link.span.begin + (link.is_image ? 1 : 0);
  Span label = {open + 1, close_bracket};
  if (close_bracket + 1 < text_.size() && text_[close_bracket + 1] == '[') {
    const size_t end = text_.find(']', close_bracket + 2);
    if (end != std::string_view::npos && end - close_bracket <= kMaxLabelBytes) {
      if (end > close_bracket + 2) label = MakeSpan(close_bracket + 2, end);
      link.span.end = static_cast<uint32_t>(end + 1);
    }
  }
  link.target = Definition(label.in(text_));
}

Span MarkdownLinks::Definition(std::string_view label) {
  if (!definitions_read_) ReadDefinitions();
  const auto found = definitions_.find(FoldReferenceLabel(label));
  return found == definitions_.end() ? Span{} : found->second;
}

void MarkdownLinks::ReadDefinitions() {
  definitions_read_ = true;
  for (size_t at = ByteOrderMarkSize(text_); at < text_.size();) {
    size_t end = std::min(text_.find('\n', at), text_.size());
    size_t open = at;
    while (open < end && (text_[open] == ' ' || text_[open] == '>')) ++open;
    if (open < end && text_[open] == '[') {
      const size_t close = text_.substr(0, end).find("]:", open);
      if (close != std::string_view::npos) {
        size_t after = 0;
        const Span target = ReadDestination(text_, SkipSpace(text_, close + 2), after);
        definitions_.emplace(FoldReferenceLabel(text_.substr(open + 1, close - open - 1)), target);
      }
    }
    at = end + 1;
  }
}

}  // namespace digestlint
