// Finding the URLs that stand bare in a text.
#pragma once

#include <string_view>
#include <vector>

#include "text/span.h"

namespace digestlint {

struct BareUrl {
  Span span;                   // in the text, without punctuation that only follows the URL
  bool is_identifier = false;  // arXiv:2405.11157 without a URL
};

// Appends the URLs in `piece` of `text` to `urls`, in order: with a scheme (http, https, ftp), or
// without one when they start with www. or arxiv.org/; and arXiv identifiers with their prefix.
// A URL ends at a blank, at Han and other CJK text, at quotes and angle brackets; a closing bracket
// belongs to it only if its opening one does.
void FindBareUrls(std::string_view text, Span piece, std::vector<BareUrl>& urls);

}  // namespace digestlint
