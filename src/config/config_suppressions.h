// Leaving out the findings that [[suppressions]] of a configuration speak of: the way to silence a
// finding in plain text, where a comment would show.
#pragma once

#include <string_view>
#include <vector>

#include "config/config_layer.h"
#include "engine/finding.h"
#include "model/document.h"

namespace digestlint {

// Those of the layer that are for the file at the absolute path.
std::vector<const SuppressionSetting*> SuppressionsFor(const ConfigLayer& layer,
                                                       std::string_view path);

// Removes from `findings` of `document` those that one of `settings` names, and returns the
// settings that were of use, each once. Titles and headings are compared without case, width, marks
// and blanks.
std::vector<const SuppressionSetting*> Suppress(
    const std::vector<const SuppressionSetting*>& settings, const Document& document,
    std::vector<Finding>& findings);

}  // namespace digestlint
