#include "rules/rule_spec.h"

namespace digestlint {

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kOff:
      return "off";
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "off";
}

std::string_view FixSafetyName(FixSafety safety) {
  return safety == FixSafety::kSafe ? "safe" : "unsafe";
}

std::string_view FixKindName(FixKind kind) {
  switch (kind) {
    case FixKind::kNone:
      return "none";
    case FixKind::kSafe:
      return "safe";
    case FixKind::kUnsafe:
      return "unsafe";
    case FixKind::kMixed:
      return "mixed";
  }
  return "none";
}

}  // namespace digestlint
