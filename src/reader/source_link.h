// Which of an entry's links leads to what the entry is about.
#pragma once

#include <string>

#include "model/document.h"

namespace digestlint {

// The index of the entry's source link, or kNone. In this order: a link of the title; a link to
// arXiv, a DOI, OpenReview, the ACL Anthology and other places where papers live; a link line of
// its own; the first link that is neither an image nor an @mention of a person.
uint32_t FindSourceLink(const Document& document, const Entry& entry);

// The link leads to a paper: to one of the places named above, or to a PDF.
bool IsPaperLink(const Document& document, const Link& link);

// The host that the source links of all entries but the last share; empty where they do not, or
// where fewer than three have one.
std::string CommonSourceHost(const Document& document);

// Line `index` links to where the issue itself was published: elsewhere than the entries' links do
// (`common_host`), to no paper, and nothing or a closing line follows.
bool IsIssueSource(const Document& document, uint32_t index, const std::string& common_host);

}  // namespace digestlint
