// Blanks at the end of lines, but for those that mean something in Markdown.
#include <fmt/format.h>

#include <algorithm>

#include "engine/check.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

bool IsTrailingBlank(char32_t c, Format format) {
  const bool wide = c == 0xA0 || c == 0x3000;  // in Markdown these are text
  return c == ' ' || c == '\t' || (wide && format == Format::kPlain);
}

// The blanks at the end of `line`.
Span TrailingBlanks(std::string_view text, Span line, Format format) {
  uint32_t begin = line.end;
  while (begin > line.begin) {
    const Decoded d = DecodeBefore(text.substr(line.begin, begin - line.begin), begin - line.begin);
    if (!IsTrailingBlank(d.code_point, format)) break;
    begin -= d.size;
  }
  // What is behind a lone CR keeps it from ending the line together with LF.
  if (begin > line.begin && text[begin - 1] == '\r') return {line.end, line.end};
  return {begin, line.end};
}

bool IsVerbatim(const Line& line) {
  return line.kind == LineKind::kCode || line.kind == LineKind::kHtml;
}

// The places of one mark of fences, asked for from the start of the text to its end.
class Fences {
 public:
  Fences(std::string_view text, std::string_view mark)
      : text_(text), mark_(mark), next_(text.find(mark)) {}

  bool StandsBetween(size_t begin, size_t end) {
    while (next_ < end) {
      last_ = next_;
      next_ = text_.find(mark_, next_ + 1);
    }
    return last_ != std::string_view::npos && last_ >= begin;
  }

 private:
  std::string_view text_;
  std::string_view mark_;
  size_t next_;
  size_t last_ = std::string_view::npos;
};

// Tells whether blanks in Markdown mean something. Asked line after line, in order.
class MarkdownBlanks {
 public:
  explicit MarkdownBlanks(const Document& document)
      : document_(document), ticks_(document.text, "```"), tildes_(document.text, "~~~") {}

  // Two blanks break the line, a backslash before a line end does, and code keeps its blanks.
  bool AreMeant(Span line, Span blanks) {
    const std::string_view text = document_.text;
    if (document_.front_matter.overlaps(line)) return true;
    while (next_line_ < document_.lines.size() &&
           document_.lines[next_line_].span.begin <= blanks.begin) {
      ++next_line_;
    }
    if (blanks == line) return IsBesideCode(line.begin);
    if (next_line_ == 0 || document_.lines[next_line_ - 1].span.begin < line.begin) return true;
    const Line& read = document_.lines[next_line_ - 1];
    const Run* run = FindRun(document_, blanks.begin);
    // md4c drops blanks but keeps tabs; behind a link these are text of the title.
    const bool in_text =
        run == nullptr || (run->kind == RunKind::kText && run->span.begin < blanks.begin);
    const char before = text[blanks.begin - 1];
    const bool opens = before == '(' || before == '[' || before == '<';  // a link over two lines
    if (IsVerbatim(read) || !in_text || before == '\\' || opens) return true;
    if (read.number.gap.end > blanks.begin) return true;  // a number without a title
    const std::string_view content = text.substr(read.span.begin, blanks.begin - read.span.begin);
    const bool definition =  // md4c takes one with a tab behind it for text
        content.starts_with('[') && content.find("]:") != std::string_view::npos;
    const bool has_words = std::any_of(content.begin(), content.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0x80 || IsAlphanumeric(static_cast<unsigned char>(c));
    });
    if (definition || !has_words) return true;  // marks alone may be marks of Markdown with a blank
    const bool in_row = read.kind == LineKind::kTableHead || read.kind == LineKind::kTableRow;
    if (in_row) return before != '|';
    // A heading in ATX style has one line; one that is underlined may have more.
    const std::string_view prefix = text.substr(line.begin, read.span.begin - line.begin);
    const bool atx = read.kind == LineKind::kHeading && prefix.find('#') != std::string_view::npos;
    return !atx && blanks.in(text).find("  ") != std::string_view::npos;
  }

 private:
  // An empty line may belong to the code block around it, which may have no other line.
  bool IsBesideCode(uint32_t offset) {
    const std::vector<Line>& lines = document_.lines;
    if (next_line_ < lines.size() && IsVerbatim(lines[next_line_])) return true;
    if (next_line_ > 0 && IsVerbatim(lines[next_line_ - 1])) return true;
    const size_t last = next_line_ == 0 ? 0 : lines[next_line_ - 1].span.end;
    return ticks_.StandsBetween(last, offset) || tildes_.StandsBetween(last, offset);
  }

  const Document& document_;
  size_t next_line_ = 0;
  Fences ticks_;
  Fences tildes_;
};

}  // namespace

void CheckTrailingWhitespace(CheckContext& context) {
  const Document& document = context.document;
  const std::string_view text = document.text;
  std::vector<Edit> edits;
  MarkdownBlanks markdown(document);
  for (size_t begin = ByteOrderMarkSize(text); begin < text.size();) {
    const size_t line_end = std::min(text.find('\n', begin), text.size());
    const size_t next = line_end + 1;
    const bool crlf = line_end > begin && line_end < text.size() && text[line_end - 1] == '\r';
    const Span line = MakeSpan(begin, crlf ? line_end - 1 : line_end);
    const Span blanks = TrailingBlanks(text, line, document.format);
    begin = next;
    if (blanks.empty()) continue;
    if (document.format == Format::kMarkdown && markdown.AreMeant(line, blanks)) continue;
    edits.push_back({blanks, ""});
  }
  if (edits.empty()) return;
  const Span first = edits.front().span;
  const std::string problem =
      edits.size() == 1
          ? "blanks at the end of the line"
          : fmt::format("blanks at the end of {} lines, of which this is the first", edits.size());
  context.Report(first, {{"problem", problem}}, {}, {std::move(edits)}).habit = "line ends";
}

}  // namespace digestlint
