#include "rules/rule_name.h"

#include <algorithm>

namespace digestlint {

bool IsRuleName(std::string_view name) {
  return !name.empty() && name.front() != '-' && name.back() != '-' &&
         name.find("--") == std::string_view::npos &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace digestlint
