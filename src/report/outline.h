// The tree of a document, for `digestlint outline`. With `placement`, which must be of the
// document, it tells what sections and entries are about.
#pragma once

#include <string>
#include <string_view>

#include "facts/placement.h"
#include "model/document.h"
#include "text/line_index.h"

namespace digestlint {

// For people: one line per part with its line number, indented by depth.
std::string FormatOutlineText(std::string_view path, const Document& document,
                              const LineIndex& lines, const Placement* placement = nullptr);

// For programs: one JSON object; places are {"line","column","end_line","end_column"}, columns in
// code points. The keys are described in README.md.
std::string FormatOutlineJson(std::string_view path, const Document& document,
                              const LineIndex& lines, const Placement* placement = nullptr);

}  // namespace digestlint
