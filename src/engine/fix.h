// A repair: what to change in a file's bytes so that a finding is gone.
//
// Checks say what to replace (Repair); the engine adds the rule's title and hangs the whole thing
// (Fix) on the finding. Nothing here touches a file: src/repair/ applies fixes to texts, and the
// command line writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_spec.h"
#include "text/span.h"

namespace digestlint {

// Replaces the bytes of `span` by `text`. An empty span inserts, an empty text deletes.
struct Edit {
  Span span;         // of the text that was linted
  std::string text;  // UTF-8
  friend bool operator==(const Edit&, const Edit&) = default;
};

// What a check proposes. Without edits there is no repair.
struct Repair {
  std::vector<Edit> edits;  // any order; they must not overlap
  FixSafety safety = FixSafety::kSafe;
};

struct Fix {
  std::string title;  // imperative, one line, no full stop: "insert “。”"
  FixSafety safety = FixSafety::kSafe;
  std::vector<Edit> edits;  // in the order of the file, at least one, without overlaps
};

// Nothing where the repair has no edits.
std::optional<Fix> MakeFix(std::string title, Repair repair);

// The text with the edits made. They must be in order, without overlaps, and inside the text.
std::string ApplyEdits(std::string_view text, const std::vector<Edit>& edits);

}  // namespace digestlint
