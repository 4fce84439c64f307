// How a finding of an open text can be silenced by a comment.
#pragma once

#include <optional>

#include "server/open_document.h"

namespace digestlint {

// A comment above the finding's line, or at its end where that one would tear something apart, such
// as a table. Nothing where neither silences findings of its rule and leaves all others as they
// are, which is tried. `analysis` is the document's, with findings.
std::optional<Edit> SilencingComment(const Finding& finding, const Analysis& analysis,
                                     const OpenDocument& document, Configuration& configuration,
                                     const Baseline* baseline);

}  // namespace digestlint
