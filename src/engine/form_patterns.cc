#include <algorithm>
#include <string>

#include "engine/check.h"
#include "engine/gathered_patterns.h"

namespace digestlint {
namespace {

// A match inside of a longer one of another form is no way of its own to write the thing.
std::vector<Span> OwnMatches(const std::vector<GatheredPattern>& patterns, size_t own) {
  std::vector<Span> out;
  for (const Span match : patterns[own].matches) {
    bool inside = false;
    for (size_t i = 0; i < patterns.size() && !inside; ++i) {
      if (i == own || patterns[i].spec->use != PatternUse::kForm) continue;
      const auto& others = patterns[i].matches;
      const auto after =
          std::upper_bound(others.begin(), others.end(), match.begin,
                           [](uint32_t begin, Span span) { return begin < span.begin; });
      inside = after != others.begin() && (after - 1)->contains(match) &&
               (after - 1)->size() > match.size();
    }
    if (!inside) out.push_back(match);
  }
  return out;
}

}  // namespace

void ReportForms(const RuleSpec& rule, const Document& document,
                 const std::vector<GatheredPattern>& patterns, std::vector<Finding>& findings) {
  std::vector<std::vector<Span>> matches(patterns.size());
  size_t most = 0, total = 0, ties = 0;
  const GatheredPattern* usual = nullptr;
  for (size_t i = 0; i < patterns.size(); ++i) {
    if (patterns[i].spec->use != PatternUse::kForm) continue;
    matches[i] = OwnMatches(patterns, i);
    total += matches[i].size();
    if (matches[i].size() > most) {
      most = matches[i].size();
      usual = &patterns[i];
      ties = 0;
    } else if (matches[i].size() == most) {
      ++ties;
    }
  }
  if (usual == nullptr || ties > 0 || most == total) return;
  const FixSafety safety = rule.fix == FixKind::kSafe ? FixSafety::kSafe : FixSafety::kUnsafe;
  for (size_t i = 0; i < patterns.size(); ++i) {
    if (&patterns[i] == usual) continue;
    const PatternSpec& spec = *patterns[i].spec;
    for (const Span match : matches[i]) {
      const auto fill = [&](std::string_view text) {
        return FillMessage(text, {{"match", std::string(match.in(document.text))},
                                  {"form", std::string(usual->spec->form)},
                                  {"count", std::to_string(most)},
                                  {"others", std::to_string(total - most)}});
      };
      Repair repair;
      if (rule.fix != FixKind::kNone) {
        repair = {{{match, std::string(usual->spec->form)}}, safety};
      }
      findings.push_back({&rule,
                          rule.severity,
                          match,
                          fill(spec.message.empty() ? rule.message : spec.message),
                          {},
                          MakeFix(fill(rule.fix_title), std::move(repair))});
    }
  }
}

}  // namespace digestlint
