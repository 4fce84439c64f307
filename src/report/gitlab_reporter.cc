// GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality, "Code Quality
// report format"): one array of issues. GitLab shows one issue for each fingerprint and compares
// branches by them, so they are made unique over all files.
#include <unordered_set>

#include "report/finding_json.h"
#include "report/reporter.h"
#include "report/uri_path.h"

namespace digestlint {
namespace {

using Json = nlohmann::ordered_json;

// GitLab's are info, minor, major, critical and blocker.
std::string_view GitlabSeverity(Severity severity) {
  if (severity == Severity::kError) return "major";
  return severity == Severity::kWarning ? "minor" : "info";
}

class GitlabReporter final : public Reporter {
 public:
  void Begin(std::string& out) override { out += '['; }

  void Report(const FileFindings& file, std::string& out) override {
    const std::string path = ProjectPath(file.path);
    for (size_t i = 0; i < file.findings.size(); ++i) {
      const Finding& finding = file.findings[i];
      const bool known = i < file.fingerprints.size();
      const Fingerprint own = Unique(InFile(known ? file.fingerprints[i] : 0, path));
      const uint32_t begin = file.lines.LineAt(finding.span.begin);
      const uint32_t last = finding.span.empty() ? begin : file.lines.LineAt(finding.span.end - 1);
      if (!first_) out += ",\n";
      first_ = false;
      out += DumpLine({
          {"description", finding.message},
          {"check_name", finding.rule->name},
          {"fingerprint", FingerprintText(own)},
          {"severity", GitlabSeverity(finding.severity)},
          {"location", {{"path", path}, {"lines", {{"begin", begin}, {"end", last}}}}},
      });
    }
  }

  void End(const Statistics& /*run*/, std::string& out) override { out += "]\n"; }

 private:
  // The fingerprint, or where another finding has it, one made of it.
  Fingerprint Unique(Fingerprint fingerprint) {
    while (!seen_.insert(fingerprint).second) fingerprint = InFile(fingerprint, "again");
    return fingerprint;
  }

  std::unordered_set<Fingerprint> seen_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Reporter> MakeGitlabReporter() {
  return std::make_unique<GitlabReporter>();
}

}  // namespace digestlint
