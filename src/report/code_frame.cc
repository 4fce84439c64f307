#include "report/code_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "report/frame_window.h"
#include "report/terminal_text.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// The mark below a line, in cells from the start of what is shown.
struct MarkCells {
  size_t begin = 0;
  size_t count = 0;
};

void AppendGutter(std::string_view number, const FrameStyle& style, std::string& out) {
  fmt::format_to(std::back_inserter(out), "  {}{:>{}} |{}", style.palette.faint, number,
                 style.number_cells, style.palette.reset);
}

// Appends the characters of `window` and finds the cells of `mark`; both are offsets into `line`.
MarkCells AppendWindow(std::string_view line, FrameWindow window, Span mark, std::string& out) {
  MarkCells result;
  bool found = false;
  size_t cell = 0;
  if (window.begin > 0) {
    out += "…";
    ++cell;
  }
  for (size_t i = window.begin; i < window.end;) {
    const Decoded decoded = DecodeAt(line, i);
    const size_t cells = static_cast<size_t>(FrameCells(decoded.code_point));
    if (decoded.code_point == '\t') {
      out.append(cells, ' ');
    } else {
      AppendUtf8(ShownCharacter(decoded.code_point), out);
    }
    const size_t next = i + decoded.size;
    if (!found && mark.begin < next) {
      result.begin = cell;
      found = true;
    }
    if (mark.begin < next && i < mark.end) result.count += cells;
    cell += cells;
    i = next;
  }
  if (window.end < line.size()) out += "…";
  if (!found) result.begin = cell;
  result.count = std::max<size_t>(result.count, 1);
  return result;
}

// `mark` is in `line`, both in the file; `first` on the first line of the marked span.
void AppendMarkedLine(std::string_view text, Span line, uint32_t number, Span mark, bool first,
                      const FrameStyle& style, std::string& out) {
  const std::string_view line_text = line.in(text);
  Span local{mark.begin - line.begin, mark.end - line.begin};
  local.begin = CarrierOf(line_text, local.begin);

  AppendGutter(fmt::format_int(number).str(), style, out);
  if (!line_text.empty()) out += ' ';
  const FrameWindow window = FitWindow(line_text, local, style.cells);
  const MarkCells cells = AppendWindow(line_text, window, local, out);
  out += '\n';

  if (!first && mark.empty()) return;
  AppendGutter("", style, out);
  out.append(cells.begin + 1, ' ');
  out += style.mark_color;
  out += first ? style.first_mark : style.mark;
  out.append(cells.count - 1, style.mark);
  if (!style.mark_color.empty()) out += style.palette.reset;
  out += '\n';
}

}  // namespace

LineRange LinesOf(const LineIndex& lines, Span span) {
  const uint32_t first = lines.LineAt(span.begin);
  return {first, span.empty() ? first : lines.LineAt(span.end - 1)};
}

int LineNumberCells(uint32_t line) {
  return static_cast<int>(fmt::format_int(line).size());
}

void AppendCodeFrame(std::string_view text, const LineIndex& lines, Span span,
                     const FrameStyle& style, std::string& out) {
  const LineRange range = LinesOf(lines, span);
  const bool whole = range.last - range.first < style.most_lines;
  const uint32_t last_shown = whole ? range.last : range.first;
  for (uint32_t number = range.first; number <= last_shown; ++number) {
    const Span line = lines.LineSpan(number);
    Span mark;
    mark.begin = std::clamp(span.begin, line.begin, line.end);
    mark.end = std::clamp(span.end, mark.begin, line.end);
    AppendMarkedLine(text, line, number, mark, number == range.first, style, out);
  }
  if (whole) return;
  AppendGutter("", style, out);
  fmt::format_to(std::back_inserter(out), " … to line {}\n", range.last);
}

}  // namespace digestlint
