// Leaving out the findings that a document's own directives (facts/directives.h) speak of.
#pragma once

#include <string_view>
#include <vector>

#include "engine/finding.h"
#include "facts/directives.h"

namespace digestlint {

// Stands for every rule where a name of a rule or group is asked for.
inline constexpr std::string_view kAllRules = "all";

// The rule that looks at what the others have found; its check runs last.
inline constexpr std::string_view kUnusedSuppression = "unused-suppression";

class Suppressions {
 public:
  // `text` is the document's and must outlive this.
  Suppressions(std::vector<Directive> directives, std::string_view text);

  const std::vector<Directive>& directives() const { return directives_; }

  // Removes the findings that a directive names by their rule or group, where they begin in its
  // scope, and notes which names were of use.
  void Apply(std::vector<Finding>& findings);

  // Whether Apply left out something for the name; indexes into directives() and names.
  bool WasUsed(size_t directive, size_t name) const { return used_[directive][name]; }

 private:
  bool Matches(const Finding& finding);

  std::vector<Directive> directives_;
  std::string_view text_;
  std::vector<std::vector<bool>> used_;
};

}  // namespace digestlint
