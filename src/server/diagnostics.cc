#include "server/diagnostics.h"

#include <algorithm>

#include "report/product.h"

namespace digestlint {
namespace {

// DiagnosticSeverity: 1 error, 2 warning, 3 information.
int LspSeverity(Severity severity) {
  if (severity == Severity::kError) return 1;
  return severity == Severity::kWarning ? 2 : 3;
}

// All that its repair does is delete just what is reported: editors show it faded.
bool IsUnnecessary(const Finding& finding) {
  return finding.fix && finding.fix->edits.size() == 1 && finding.fix->edits[0].text.empty() &&
         finding.fix->edits[0].span.contains(finding.span);
}

}  // namespace

LspJson DiagnosticJson(const Finding& finding, const Analysis& analysis, const std::string& uri,
                       DiagnosticForm form) {
  LspJson json = {{"range", RangeJson(analysis.positions, finding.span)},
                  {"severity", LspSeverity(finding.severity)},
                  {"code", finding.rule->name},
                  {"source", "digestlint"},
                  {"message", finding.message + "\n" + std::string(finding.rule->help)}};
  const std::string page = RulePageUrl(*finding.rule);
  if (form.pages && !page.empty()) json["codeDescription"] = {{"href", page}};
  if (form.tags && IsUnnecessary(finding)) json["tags"] = {1};  // DiagnosticTag.Unnecessary
  if (form.related && !finding.related.empty()) {
    LspJson related = LspJson::array();
    for (const Related& each : finding.related) {
      related.push_back(
          {{"location", {{"uri", uri}, {"range", RangeJson(analysis.positions, each.span)}}},
           {"message", each.message}});
    }
    json["relatedInformation"] = related;
  }
  return json;
}

LspJson DiagnosticsJson(const Analysis& analysis, const std::string& uri, DiagnosticForm form) {
  LspJson out = LspJson::array();
  for (const Finding& finding : analysis.findings) {
    out.push_back(DiagnosticJson(finding, analysis, uri, form));
  }
  return out;
}

}  // namespace digestlint
