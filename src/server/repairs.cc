#include "server/repairs.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "repair/fixer.h"

namespace digestlint {

std::string RepairedText(const OpenDocument& document, Configuration& configuration,
                         const Baseline* baseline, bool unsafe,
                         const std::function<bool(const RuleSpec&)>& wanted) {
  if (configuration.Excludes(document.path()) != nullptr) return document.text();
  FixOptions options;
  options.unsafe = unsafe;
  options.leave_out = [&](const Document& now, std::vector<Finding>& findings) {
    document.LeaveOut(configuration, baseline, now, findings);
    std::erase_if(findings, [&](const Finding& finding) { return !wanted(*finding.rule); });
  };
  const Linter& linter = configuration.LinterFor(document.path()).linter();
  return FixText(linter, document.text(), document.format(), options).text;
}

bool IsFormatting(const RuleSpec& rule) {
  constexpr std::string_view kBlanks[] = {"missing-final-newline", "mixed-line-endings",
                                          "trailing-whitespace", "numbering-spacing"};
  return rule.group == "punctuation" ||
         std::find(std::begin(kBlanks), std::end(kBlanks), rule.name) != std::end(kBlanks);
}

}  // namespace digestlint
