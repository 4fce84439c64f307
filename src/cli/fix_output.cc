#include "cli/fix_output.h"

#include <fmt/format.h>

#include <iterator>

#include "cli/output.h"
#include "files/replace_file.h"

namespace digestlint {
namespace {

// "5 repairs (2 missing-full-stop, 3 stray-space)".
std::string Describe(const std::vector<FixCount>& applied) {
  size_t total = 0;
  std::string rules;
  for (const FixCount& count : applied) {
    total += count.count;
    fmt::format_to(std::back_inserter(rules), "{}{} {}", rules.empty() ? "" : ", ", count.count,
                   count.rule->name);
  }
  return fmt::format("{} repair{} ({})", total, total == 1 ? "" : "s", rules);
}

std::string Names(const std::vector<const RuleSpec*>& rules) {
  std::string out;
  for (const RuleSpec* rule : rules) {
    if (!out.empty()) out += ", ";
    out += rule->name;
  }
  return out;
}

}  // namespace

bool WriteRepaired(FileResult& result) {
  FixResult& fixed = *result.fixed;
  if (fixed.text == result.input.text) return true;
  if (!result.input.is_stdin) {
    const std::string error = ReplaceFile(result.input.path, result.input.version, fixed.text);
    if (!error.empty()) {
      Complain(result.input.path + ": " + error);
      return false;
    }
  }
  Complain(fmt::format("{}: {}", result.input.path, Describe(fixed.applied)));
  result.input.text = std::move(fixed.text);
  result.findings = std::move(fixed.findings);
  result.fingerprints = std::move(result.fixed_fingerprints);
  return true;
}

void ComplainOfRepairs(const FileResult& result) {
  const std::string& path = result.input.path;
  if (!result.fixed->refused.empty()) {
    Complain(fmt::format(
        "{}: some repairs of {} left out: they would have changed more of the digest than they "
        "should; look at these places yourself",
        path, Names(result.fixed->refused)));
  }
  if (!result.fixed->unfinished.empty()) {
    Complain(
        fmt::format("{}: repairs of {} come back or undo each other; look at these places "
                    "yourself",
                    path, Names(result.fixed->unfinished)));
  }
}

}  // namespace digestlint
