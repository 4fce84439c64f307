// How messages name an entry.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace digestlint {

// “3、Title…”, the title cut after about forty cells; the number alone where there is no title.
std::string EntryLabel(const Document& document, const Entry& entry);

// The plain text of `span`, cut after about forty cells.
std::string ShortText(const Document& document, Span span);

// A key that two titles share when only case, width, punctuation and blanks tell them apart.
std::string TitleKey(const Document& document, Span title);

// The same key of a title that stands elsewhere, in UTF-8 without markup.
std::string TitleKey(std::string_view title);

}  // namespace digestlint
