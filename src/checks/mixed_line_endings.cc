// Lines that end in more than one way.
#include <fmt/format.h>

#include "engine/check.h"

namespace digestlint {
namespace {

// Makes every LF, or every CRLF, what most lines end with.
std::vector<Edit> ToUsual(std::string_view text, bool to_crlf) {
  std::vector<Edit> edits;
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const bool crlf = at > 0 && text[at - 1] == '\r';
    if (crlf && !to_crlf) edits.push_back({MakeSpan(at - 1, at), ""});
    if (!crlf && to_crlf) edits.push_back({MakeSpan(at, at + 1), "\r\n"});
  }
  return edits;
}

}  // namespace

void CheckMixedLineEndings(CheckContext& context) {
  const std::string_view text = context.document.text;
  const LineEnds& ends = context.facts.Ends();
  const std::string usual(ends.Usual());
  const std::string name = usual == "\n" ? "LF" : "CRLF";
  if (ends.lf > 0 && ends.crlf > 0) {
    const bool to_crlf = usual != "\n";
    const uint32_t fewer = to_crlf ? ends.lf : ends.crlf;
    context
        .Report(to_crlf ? ends.first_lf : ends.first_crlf,
                {{"problem", fmt::format("{} of {} lines {} with {}, the others with {}", fewer,
                                         ends.lf + ends.crlf, fewer == 1 ? "ends" : "end",
                                         to_crlf ? "LF" : "CRLF", name)},
                 {"usual", name}},
                {}, {ToUsual(text, to_crlf)})
        .habit = "usual " + name;
  }
  if (ends.cr > 0 && ends.lf + ends.crlf > 0) {
    context
        .Report(
            ends.first_cr,
            {{"problem", fmt::format("{} without LF, beside {} line end{} with it",
                                     ends.cr == 1 ? "a CR" : fmt::format("{} CRs", ends.cr),
                                     ends.lf + ends.crlf, ends.lf + ends.crlf == 1 ? "" : "s")}})
        .habit = "CR";
  }
}

}  // namespace digestlint
