#include "rules/user_rule_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "rules/rule_name.h"
#include "text/edit_distance.h"

namespace digestlint {
namespace {

// {macth} would be printed as it is.
void CheckPlaceholders(TomlReader& reader, std::string_view key, std::string_view text) {
  static constexpr std::string_view kKnown[] = {"match", "replacement", "source", "count", "min",
                                                "max",   "where",       "form",   "others"};
  for (size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::string_view name = text.substr(open + 1, text.find('}', open) - open - 1);
    const bool is_name =
        !name.empty() && IsRuleName(name) && text.find('}', open) != std::string_view::npos;
    if (!is_name || std::ranges::find(kKnown, name) != std::end(kKnown)) continue;
    const std::string_view nearest = NearestName(name, kKnown);
    reader.Error(reader.Node(key),
                 fmt::format("nothing fills in {{{}}}; {}", name,
                             nearest.empty() ? fmt::format("there are {}", fmt::join(kKnown, ", "))
                                             : fmt::format("did you mean {{{}}}?", nearest)));
  }
}

}  // namespace

void CheckUserRule(TomlReader& reader, const RuleSpec& spec) {
  for (const std::string_view key : {"words", "option"}) {
    if (const toml::node* node = reader.Node(key)) {
      reader.Error(node, fmt::format("'{}' is for built-in rules and what extends them", key));
    }
  }
  const bool repairs =
      !spec.phrases.empty() ||
      std::any_of(spec.patterns.begin(), spec.patterns.end(), [](const PatternSpec& each) {
        return each.has_replace || each.use == PatternUse::kForm;
      });
  if (spec.fix != FixKind::kNone && !repairs) {
    reader.Error(reader.Node("fix"), "'fix' without a 'replace', a 'form' or a [[phrase]]");
  }
  if (spec.on_by_default && !spec.off_reason.empty()) {
    reader.Error(reader.Node("off-reason"), "'off-reason' without default = \"off\"");
  }
  if (spec.name == "all" || spec.group == "all") {
    reader.Error(reader.Node(spec.name == "all" ? "name" : "group"),
                 "'all' stands for every rule; choose another name");
  }
  CheckPlaceholders(reader, "message", spec.message);
  CheckPlaceholders(reader, "fix-title", spec.fix_title);
  for (const PatternSpec& pattern : spec.patterns)
    CheckPlaceholders(reader, "message", pattern.message);
}

}  // namespace digestlint
