// From the bytes of a file to the model of a digest.
#pragma once

#include <string_view>

#include "model/document.h"

namespace digestlint {

// Reads `text`, which must not be larger than kMaxFileBytes and must outlive the document. Every
// text can be read: one with no digest in it gives a document with is_digest == false, bytes that
// are not UTF-8 count as one character each, and a text that is in another encoding as a whole
// gives a document with nothing but its `encoding`.
Document ReadDocument(std::string_view text, Format format);

// kMarkdown for names ending in .md or .markdown, kPlain for .txt. For any other name, and for
// standard input without one, the text decides: ATX headings, YAML front matter or several Markdown
// links make it Markdown.
Format FormatOf(std::string_view path, std::string_view text);

}  // namespace digestlint
