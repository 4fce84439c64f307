// Two sections with the same heading side by side.
#include <map>

#include "engine/check.h"
#include "facts/entry_label.h"

namespace digestlint {

void CheckDuplicateHeading(CheckContext& context) {
  const Document& document = context.document;
  if (!document.is_digest) return;
  std::map<std::pair<uint32_t, std::string>, Span> seen;  // parent and key to the first heading
  const LineIndex& lines = context.facts.Lines();
  for (const Section& section : document.sections) {
    std::string key = TitleKey(document, section.heading);
    if (key.empty()) continue;
    const auto [first, fresh] =
        seen.emplace(std::pair(section.parent, std::move(key)), section.heading);
    if (fresh) continue;
    const uint32_t line = lines.LineAt(first->second.begin);
    context.Report(
        section.heading,
        {{"heading", ShortText(document, section.heading)}, {"line", std::to_string(line)}},
        {{first->second, "the same heading here"}});
  }
}

}  // namespace digestlint
