// What a reader of a Markdown text sees of its structure.
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

// Whether both texts show the same page once the HTML comment `comment` is left out of the second:
// the same blocks, marks and words. A comment that parts a paragraph, a list, a quote or a table,
// or that stands in code, makes another page.
bool ShowsSamePage(std::string_view text, std::string_view with_comment, std::string_view comment);

}  // namespace digestlint
