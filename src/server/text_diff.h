// What to change in one text so that it becomes another.
#pragma once

#include <string_view>
#include <vector>

#include "engine/fix.h"

namespace digestlint {

// Few and small edits, in order: an editor keeps cursors, folds and marks where nothing changes.
// Each begins and ends at characters, never between CR and LF, where the protocol has no position.
// None where the texts are equal.
std::vector<Edit> EditsBetween(std::string_view before, std::string_view after);

}  // namespace digestlint
