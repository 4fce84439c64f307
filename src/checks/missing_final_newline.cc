// A last line without a line end.
#include "engine/check.h"
#include "text/unicode.h"

namespace digestlint {

void CheckMissingFinalNewline(CheckContext& context) {
  const std::string_view text = context.document.text;
  if (text.empty() || text.back() == '\n' || text.back() == '\r') return;
  const size_t before = text.rfind('\n');
  const std::string_view last = text.substr(before == std::string_view::npos ? 0 : before + 1);
  if (Trim(last).empty()) return;  // blanks alone: trailing-whitespace
  const Span end = MakeSpan(text.size(), text.size());
  const Span character = MakeSpan(text.size() - DecodeBefore(text, text.size()).size, text.size());
  context.Report(character, {}, {}, {{{end, std::string(context.facts.Ends().Usual())}}}).habit =
      "end";
}

}  // namespace digestlint
