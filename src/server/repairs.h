// Repairing an open text, with the very code of --fix.
#pragma once

#include <functional>
#include <string>

#include "server/open_document.h"

namespace digestlint {

// The text after all repairs of the rules that `wanted` picks.
std::string RepairedText(const OpenDocument& document, Configuration& configuration,
                         const Baseline* baseline, bool unsafe,
                         const std::function<bool(const RuleSpec&)>& wanted);

// Punctuation, blanks and line ends: what formatting a document may change.
bool IsFormatting(const RuleSpec& rule);

}  // namespace digestlint
