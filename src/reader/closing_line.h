// What stands under the last entry.
#pragma once

#include "model/document.h"

namespace digestlint {

// The line begins with the words of a closing line: who wrote the issue and where it was published,
// thanks, farewell, a call to subscribe ("作者:", "原文", "欢迎投稿", "See you next week").
bool IsClosingLine(const Document& document, const Line& line);

}  // namespace digestlint
