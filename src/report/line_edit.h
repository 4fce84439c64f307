// Edits for formats that name places by line and column.
#pragma once

#include <string_view>

#include "engine/fix.h"
#include "text/line_index.h"

namespace digestlint {

// The same change, with ends that have lines and columns of their own: between the CR and the LF of
// a line end there is no column, so an edit that begins or ends there takes in the whole line end.
// A byte-order mark has no columns either; what edits it is left as it is.
Edit InColumns(const Edit& edit, std::string_view text, const LineIndex& lines);

}  // namespace digestlint
