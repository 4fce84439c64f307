// The colours of the text formats: SGR sequences, or empty strings when colour is off.
#pragma once

#include <string_view>

#include "rules/rule_spec.h"

namespace digestlint {

struct Palette {
  std::string_view error;
  std::string_view warning;
  std::string_view info;
  std::string_view strong;  // paths and labels
  std::string_view faint;   // gutters and places
  std::string_view reset;   // ends any of the others

  constexpr std::string_view Of(Severity severity) const {
    if (severity == Severity::kError) return error;
    return severity == Severity::kWarning ? warning : info;
  }
};

constexpr Palette MakePalette(bool color) {
  if (!color) return {};
  return {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1m", "\x1b[34m", "\x1b[0m"};
}

}  // namespace digestlint
