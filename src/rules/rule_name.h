// What rules, groups and options may be called.
#pragma once

#include <string_view>

namespace digestlint {

// kebab-case: small Latin letters and digits, in words parted by single hyphens.
bool IsRuleName(std::string_view name);

}  // namespace digestlint
