// Where in its lines a phrase stands: "Untitled" is a template's only when it stands alone.
#pragma once

#include <string_view>

#include "rules/rule_spec.h"
#include "text/span.h"

namespace digestlint {

// Whether `hit`, which lies in `text`, stands as `place` asks. Marks of Markdown, bullets and other
// characters that are neither letters, digits nor quotation marks count as nothing.
bool StandsAt(PhrasePlace place, std::string_view text, Span hit);

}  // namespace digestlint
