#include "report/line_edit.h"

namespace digestlint {

Edit InColumns(const Edit& edit, std::string_view text, const LineIndex& lines) {
  Edit out = edit;
  const uint32_t last = lines.LineAt(edit.span.end);
  if (edit.span.end > lines.LineSpan(last).end && last < lines.line_count()) {
    out.span.end = lines.LineSpan(last + 1).begin;
    out.text += MakeSpan(edit.span.end, out.span.end).in(text);
  }
  const uint32_t line_end = lines.LineSpan(lines.LineAt(edit.span.begin)).end;
  if (edit.span.begin > line_end) {
    out.span.begin = line_end;
    out.text.insert(0, MakeSpan(line_end, edit.span.begin).in(text));
  }
  return out;
}

}  // namespace digestlint
