// Which Markdown digests are written in.
#pragma once

#include <md4c.h>

namespace digestlint {

// CommonMark with tables and formulas.
inline constexpr unsigned kMarkdownDialect = MD_FLAG_TABLES | MD_FLAG_LATEXMATHSPANS;

}  // namespace digestlint
