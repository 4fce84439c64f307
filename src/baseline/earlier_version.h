// The findings that an earlier version of a file had already, so that those are told that a change
// brought in.
//
// A finding is known where the earlier version has one
//   - with the same fingerprint (engine/fingerprint.h): it may have moved with its entry, or its
//   line
//     may have changed elsewhere;
//   - of the rule at the same place of an equal line, wherever that stands now: a line moved, or
//   its
//     entry's title was edited above it;
//   - of the rule on the same text in a line that is much the same, among those that its line and
//   its
//     new neighbours replace, unless the earlier one's entry is still there under its title: the
//     title in the line itself was edited.
// Each earlier finding accounts for one. A finding on an unchanged line that was none before, such
// as that of an entry that lost its link, is new.
#pragma once

#include <vector>

#include "engine/finding.h"
#include "engine/fingerprint.h"
#include "model/document.h"

namespace digestlint {

class EarlierVersion {
 public:
  // `findings` are those of `document`, whose text must outlive this.
  EarlierVersion(const Document& document, const std::vector<Finding>& findings);

  // Removes from the findings of the version `now` those that are known. Thread-safe.
  void TakeKnown(const Document& now, std::vector<Finding>& findings) const;

 private:
  struct Place {
    std::string_view rule;
    Fingerprint fingerprint = 0;
    uint32_t line = 0;           // from 0
    uint32_t offset = 0;         // bytes from the line's start
    std::string_view text;       // that is reported
    std::string_view line_text;  // of the whole line
    std::string entry;           // key of its entry's title; empty: none
    bool is_habit = false;
  };
  static std::vector<Place> PlacesOf(const Document& document,
                                     const std::vector<Finding>& findings);

  std::string_view text_;
  std::vector<Place> places_;
};

}  // namespace digestlint
