#include "cli/rule_selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "catalogue/builtin.h"

namespace digestlint {
namespace {

// Levenshtein distance.
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t k = 1; k <= b.size(); ++k) {
      const size_t above = row[k];
      const size_t change = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      row[k] = std::min({above + 1, row[k - 1] + 1, change});
      diagonal = above;
    }
  }
  return row[b.size()];
}

bool Contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool IsKnown(std::string_view name) {
  if (name == "all") return true;
  const auto rules = BuiltinRules();
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
    return rule.spec->name == name || rule.spec->group == name;
  });
}

void CheckNames(std::string_view option, const std::vector<std::string>& names,
                std::vector<std::string>& errors) {
  for (const std::string& name : names) {
    if (IsKnown(name)) continue;
    const std::string nearest = NearestRuleName(name);
    errors.push_back(fmt::format("{}: no rule or group is called '{}'; {}", option, name,
                                 nearest.empty() ? "'digestlint rules' lists them all"
                                                 : fmt::format("did you mean '{}'?", nearest)));
  }
}

}  // namespace

std::string NearestRuleName(const std::string& name) {
  std::string best;
  size_t distance = std::max<size_t>(2, name.size() / 3) + 1;
  for (const Rule& rule : BuiltinRules()) {
    for (const std::string_view known : {rule.spec->name, rule.spec->group}) {
      const size_t own = EditDistance(name, known);
      if (own >= distance) continue;
      distance = own;
      best = known;
    }
  }
  return best;
}

RuleSelection SelectRules(const std::vector<std::string>& select,
                          const std::vector<std::string>& ignore) {
  RuleSelection selection;
  CheckNames("--select", select, selection.errors);
  CheckNames("--ignore", ignore, selection.errors);
  for (const Rule& rule : BuiltinRules()) {
    const RuleSpec& spec = *rule.spec;
    bool on = select.empty() && spec.on_by_default;
    on |= Contains(select, spec.name) || Contains(select, "all");
    on |= Contains(select, spec.group) && spec.on_by_default;
    if (Contains(ignore, spec.name) || Contains(ignore, spec.group) || Contains(ignore, "all")) on = false;
    if (on) selection.rules.push_back(rule);
  }
  return selection;
}

}  // namespace digestlint
