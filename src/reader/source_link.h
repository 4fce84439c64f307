// Which of an entry's links leads to what the entry is about.
#pragma once

#include "model/document.h"

namespace digestlint {

// The index of the entry's source link, or kNone. In this order: a link of the title; a link to
// arXiv, a DOI, OpenReview, the ACL Anthology and other places where papers live; a link line of
// its own; the first link that is neither an image nor an @mention of a person.
uint32_t FindSourceLink(const Document& document, const Entry& entry);

// The link leads to a paper: to one of the places named above.
bool IsPaperLink(const Document& document, const Link& link);

}  // namespace digestlint
