// The Reviewdog Diagnostic Format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf):
// one DiagnosticResult. Columns count the bytes of a line from 1, and those of a byte-order mark
// too; ends are exclusive.
//
// Suggestions are alternatives to each other. So the edits of a fix become one suggestion, with the
// text that lies between them, unless that is too much to show beside a line.
#include "report/finding_json.h"
#include "report/product.h"
#include "report/reporter.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

using Json = nlohmann::ordered_json;

constexpr uint32_t kMostLines = 20;    // of a suggestion
constexpr uint32_t kMostBytes = 8192;  // of the text that it replaces

std::string_view RdfSeverity(Severity severity) {
  if (severity == Severity::kError) return "ERROR";
  return severity == Severity::kWarning ? "WARNING" : "INFO";
}

Json PlaceToJson(const LineIndex& lines, uint32_t offset) {
  const uint32_t line = lines.LineAt(offset);
  const uint32_t line_begin = line == 1 ? 0 : lines.LineSpan(line).begin;
  return {{"line", line}, {"column", offset - line_begin + 1}};
}

Json RangeToJson(const LineIndex& lines, Span span) {
  return {{"start", PlaceToJson(lines, span.begin)},
          {"end", PlaceToJson(lines, std::max(span.begin, span.end))}};
}

// Empty where there is none to show.
Json Suggestions(const Finding& finding, const FileFindings& file) {
  Json out = Json::array();
  if (!finding.fix) return out;
  const std::vector<Edit>& edits = finding.fix->edits;
  const Span whole = {edits.front().span.begin, edits.back().span.end};
  if (whole.size() > kMostBytes ||
      file.lines.LineAt(whole.end) - file.lines.LineAt(whole.begin) >= kMostLines) {
    return out;
  }
  std::vector<Edit> moved = edits;
  for (Edit& edit : moved) {
    edit.span.begin -= whole.begin;
    edit.span.end -= whole.begin;
  }
  const std::string text = ApplyEdits(whole.in(file.text), moved);
  // JSON cannot carry it, and what it can would be another text.
  if (FindInvalidUtf8(text) != std::string::npos) return out;
  out.push_back({{"range", RangeToJson(file.lines, whole)}, {"text", text}});
  return out;
}

Json DiagnosticToJson(const Finding& finding, const FileFindings& file) {
  Json code = {{"value", finding.rule->name}};
  const std::string url = RulePageUrl(*finding.rule);
  if (!url.empty()) code["url"] = url;
  Json out = {
      {"message", finding.message},
      {"location", {{"path", file.path}, {"range", RangeToJson(file.lines, finding.span)}}},
      {"severity", RdfSeverity(finding.severity)},
      {"code", code},
  };
  Json suggestions = Suggestions(finding, file);
  if (!suggestions.empty()) out["suggestions"] = std::move(suggestions);
  return out;
}

class RdjsonReporter final : public Reporter {
 public:
  void Begin(std::string& out) override {
    const Json source = {{"name", kProductName}, {"url", ProductUrl()}};
    out += "{\"source\":" + source.dump() + ",\"diagnostics\":[";
  }

  void Report(const FileFindings& file, std::string& out) override {
    for (const Finding& finding : file.findings) {
      if (!first_) out += ",\n";
      first_ = false;
      out += DumpLine(DiagnosticToJson(finding, file));
    }
  }

  void End(const Statistics& /*run*/, std::string& out) override { out += "]}\n"; }

 private:
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Reporter> MakeRdjsonReporter() {
  return std::make_unique<RdjsonReporter>();
}

}  // namespace digestlint
