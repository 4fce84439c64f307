// Taking directives, or names out of them, away again.
#pragma once

#include <vector>

#include "engine/fix.h"
#include "facts/directives.h"

namespace digestlint {

// The comment; where it stands on a line of its own, with the line.
std::vector<Edit> RemoveComment(const Document& document, const Directive& directive);

// One name with the comma that parts it from the others; of a single name the whole comment.
std::vector<Edit> RemoveName(const Document& document, const Directive& directive, size_t index);

}  // namespace digestlint
