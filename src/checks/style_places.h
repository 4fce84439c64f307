// Reporting the places of a document that are written in another form than its own.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/check.h"

namespace digestlint {

struct StylePlace {
  Span span;
  std::vector<Edit> edits;  // to the document's own form; none where that would be a guess
};

// Reports each of the places, or, where they are more than the rule's option max-places, the first
// with the number of all and the repair of all. The rule's message is "{problem}"; `problem` says
// what is wrong with one place, `form` is the form to write.
void ReportPlaces(CheckContext& context, const std::vector<StylePlace>& places,
                  const std::string& problem, const std::string& form,
                  FixSafety safety = FixSafety::kSafe);

// The form that a document with `counts` places of each form keeps to: the most frequent one, where
// the first, the standard form, counts double and an earlier one wins a draw.
size_t OwnForm(std::span<const size_t> counts);

// "once", "twice", "3 times".
std::string Times(size_t count);

// Replaces `mark` by a full-width form, which brings its own gap: the blanks on both sides go with
// the mark, but not those at the line's edges, behind its number, at the border of a table's cell,
// and beside an address: they end it, and a bare one is a link only behind a blank (GFM 6.9).
Edit ReplaceByFullWidth(const CheckContext& context, uint32_t line, Span mark, std::string form);

// A mark that is written with several equal characters: …… or ... or --.
struct MarkGroup {
  Span span;
  const PunctuationMark* first = nullptr;
  const PunctuationMark* last = nullptr;
  size_t size = 0;
};

// The group that begins with marks[index]; `index` must be valid.
MarkGroup GroupAt(const std::vector<PunctuationMark>& marks, size_t index);

}  // namespace digestlint
