#include "config/config_suppressions.h"

#include <algorithm>

#include "engine/fingerprint.h"
#include "engine/suppression.h"
#include "facts/entry_label.h"

namespace digestlint {
namespace {

class Matcher {
 public:
  Matcher(const std::vector<const SuppressionSetting*>& settings, const Document& document,
          const std::vector<Finding>& findings)
      : document_(document) {
    const bool by_finding =
        std::any_of(settings.begin(), settings.end(),
                    [](const SuppressionSetting* each) { return each->finding.has_value(); });
    if (by_finding) prints_ = FingerprintsOf(document, findings);
  }

  bool Matches(const SuppressionSetting& setting, const Finding& finding, size_t index) const {
    const bool named =
        std::any_of(setting.rules.begin(), setting.rules.end(), [&](const auto& each) {
          return each.name == finding.rule->name || each.name == finding.rule->group ||
                 each.name == kAllRules;
        });
    return named && (!setting.finding || *setting.finding == prints_[index]) &&
           (setting.entry.empty() || InEntry(setting.entry, finding.span.begin)) &&
           (setting.section.empty() || InSection(setting.section, finding.span.begin));
  }

 private:
  bool Starts(Span title, std::string_view wanted) const {
    const std::string key = TitleKey(wanted);
    return !key.empty() && TitleKey(document_, title).starts_with(key);
  }

  bool InEntry(std::string_view title, uint32_t offset) const {
    const Entry* entry = EntryAt(document_, offset);
    return entry != nullptr && Starts(entry->title, title);
  }

  bool InSection(std::string_view heading, uint32_t offset) const {
    return std::any_of(
        document_.sections.begin(), document_.sections.end(), [&](const Section& section) {
          const uint32_t begin =
              std::min(section.extent.begin, document_.lines[section.heading_line].span.begin);
          return begin <= offset && offset < section.extent.end && Starts(section.heading, heading);
        });
  }

  const Document& document_;
  std::vector<Fingerprint> prints_;
};

}  // namespace

std::vector<const SuppressionSetting*> SuppressionsFor(const ConfigLayer& layer,
                                                       std::string_view path) {
  std::vector<const SuppressionSetting*> out;
  const std::string_view below = BelowFolder(path, layer.folder);
  for (const SuppressionSetting& each : layer.suppressions) {
    if (each.files.empty() || (!below.empty() && AnyMatches(each.files, below))) {
      out.push_back(&each);
    }
  }
  return out;
}

std::vector<const SuppressionSetting*> Suppress(
    const std::vector<const SuppressionSetting*>& settings, const Document& document,
    std::vector<Finding>& findings) {
  if (settings.empty() || findings.empty()) return {};
  const Matcher matcher(settings, document, findings);
  std::vector<bool> used(settings.size());
  std::vector<Finding> kept;
  for (size_t i = 0; i < findings.size(); ++i) {
    bool left_out = false;
    for (size_t s = 0; s < settings.size(); ++s) {
      if (!matcher.Matches(*settings[s], findings[i], i)) continue;
      used[s] = left_out = true;
    }
    if (!left_out) kept.push_back(std::move(findings[i]));
  }
  findings = std::move(kept);
  std::vector<const SuppressionSetting*> out;
  for (size_t s = 0; s < settings.size(); ++s) {
    if (used[s]) out.push_back(settings[s]);
  }
  return out;
}

}  // namespace digestlint
