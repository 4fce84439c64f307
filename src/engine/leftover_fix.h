// Deleting leftover text: what phrase rules (templates, footers) repair.
#pragma once

#include <span>

#include "engine/finding.h"
#include "model/document.h"

namespace digestlint {

// Gives the findings of phrase rules that declare a repair one that deletes their lines, where
// nothing but marks stands in these lines besides. Safe at the end of a digest, where no other
// text follows; unsafe elsewhere.
void AddLeftoverFixes(const Document& document, std::span<Finding> findings);

}  // namespace digestlint
