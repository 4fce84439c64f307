// The findings that an earlier version of a file had already, so that those are told that a change
// brought in.
//
// A finding is known where the earlier version has one with the same fingerprint
// (engine/fingerprint.h): then it may have moved, or its line may have changed elsewhere. It is
// known too where its line is unchanged and had a finding of the rule at the same place, and where
// its line stands in the place of lines with a finding of the rule on the same text: then only what
// stands around it has changed, such as its entry's title. A finding on an unchanged line that was
// none before, such as that of an entry that lost its link, is new.
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
    uint32_t line = 0;      // from 0
    uint32_t offset = 0;    // bytes from the line's start
    std::string_view text;  // that is reported
    bool is_habit = false;
  };
  static std::vector<Place> PlacesOf(const Document& document,
                                     const std::vector<Finding>& findings);

  std::string_view text_;
  std::vector<Place> places_;
};

}  // namespace digestlint
