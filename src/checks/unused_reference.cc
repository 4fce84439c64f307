// A definition of a link or footnote that nothing in the document refers to.
#include <algorithm>

#include "engine/check.h"

namespace digestlint {
namespace {

// The line of the definition with its end; nothing where other text may belong to it.
std::vector<Edit> DeleteLine(std::string_view text, Span definition) {
  const size_t before = text.substr(0, definition.begin).rfind('\n');
  const size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const size_t end = std::min(text.find('\n', definition.end), text.size() - 1) + 1;
  // A lone CR ends a line for Markdown: then the text of others may stand before and behind it.
  const std::string_view lines = text.substr(begin, end - begin);
  const size_t cr = lines.find('\r');
  if (cr != std::string_view::npos && lines.substr(cr) != "\r\n" && lines.substr(cr) != "\r") {
    return {};
  }
  if (text.substr(begin, definition.begin - begin).find_first_not_of(' ') != std::string::npos) {
    return {};
  }
  return {{MakeSpan(begin, end), ""}};
}

}  // namespace

void CheckUnusedReference(CheckContext& context) {
  const References& references = context.facts.GetReferences();
  std::vector<bool> meant(references.definitions.size());
  for (const UndefinedReference& each : references.undefined) {
    if (each.meant != kNone) meant[each.meant] = true;
  }
  for (uint32_t i = 0; i < references.definitions.size(); ++i) {
    const ReferenceDefinition& each = references.definitions[i];
    // A label that resembles it is used: undefined-reference speaks of both.
    if ((each.used && !each.repeated) || meant[i]) continue;
    std::string label = "[";
    label.append(context.TextOf(each.label)).append("]");
    const bool address = !each.key.starts_with('^') &&
                         context.TextOf(each.span).find("://") != std::string_view::npos;
    context.Report(each.span,
                   {{"problem", each.repeated ? "the label " + label + " was defined before"
                                              : "nothing refers to " + label},
                    {"label", label}},
                   {},
                   {address ? DeleteLine(context.document.text, each.span) : std::vector<Edit>{},
                    FixSafety::kUnsafe});
  }
}

}  // namespace digestlint
