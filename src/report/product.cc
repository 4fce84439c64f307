#include "report/product.h"

#include <fmt/format.h>

#include "report/rule_page.h"

namespace digestlint {

std::string_view ProductVersion() {
  return DIGESTLINT_VERSION;
}

std::string_view ProductUrl() {
  return DIGESTLINT_URL;
}

std::string RulePageUrl(const RuleSpec& rule) {
  if (rule.origin == RuleOrigin::kUser) return {};
  return fmt::format("{}/blob/main/{}", ProductUrl(), RulePagePath(rule));
}

}  // namespace digestlint
