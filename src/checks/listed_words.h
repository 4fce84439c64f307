// The words of a rule's list where the editor wrote them: what term-casing, known-typo and
// repeated-word have in common.
#pragma once

#include <string_view>
#include <vector>

#include "engine/check.h"

namespace digestlint {

// Whether the word belongs to something that is written as it must be: an identifier, a path, an
// address or a file name (pytorch/vision, llm_cache, vllm.ai, open-llm), a tag, a mention, a
// command line (pip install pytorch). A hyphen makes an identifier of words in lower case only.
bool IsIdentifierPart(std::string_view text, Span word);

// Whether the place is in words that are not the editor's own: in the text of a link, between 《
// 》, or in the title of the issue or of an entry, unless that holds a Han character before it
// ends.
bool IsOthersText(const Document& document, Span place);

// The hits of the rule's words that are written as the list writes them but for the case, stand in
// the editor's own words and are no part of an identifier. Of hits inside each other the longest
// wins, of others that overlap the first; where its value is the word itself, it only excepts that
// place (“除了了解” for “了了”).
std::vector<WordHit> OwnWordHits(const CheckContext& context);

}  // namespace digestlint
