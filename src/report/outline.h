// The tree of a document, for `digestlint outline`.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"
#include "text/line_index.h"

namespace digestlint {

// For people: one line per part with its line number, indented by depth.
std::string FormatOutlineText(std::string_view path, const Document& document,
                              const LineIndex& lines);

// For programs: one JSON object; places are {"line","column","end_line","end_column"}, columns in
// code points. The keys are described in README.md.
std::string FormatOutlineJson(std::string_view path, const Document& document,
                              const LineIndex& lines);

}  // namespace digestlint
