// Telling READMEs and changelogs, whose numbered steps and lists of links look like entries, from
// digests.
#pragma once

#include "model/document.h"

namespace digestlint {

// Two of its headings are those of a manual (Installation, Usage, License, 安装), or many of its
// headings, one in five and at least three, are version numbers. Headings must be known.
bool IsManual(const Document& document);

}  // namespace digestlint
