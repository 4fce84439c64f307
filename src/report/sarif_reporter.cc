// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): one log with one
// run. Numbers in comments are its sections.
//
// Regions count lines and code points from 1, with the end after the last character; a byte-order
// mark is no column (3.30.1). Only rules with results are listed. Results that a tool knows again
// by `digestlint/v1` are the same finding, as engine/fingerprint.h tells.
#include <fmt/format.h>

#include <unordered_map>

#include "report/finding_json.h"
#include "report/line_edit.h"
#include "report/product.h"
#include "report/reporter.h"
#include "report/uri_path.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view kRoot = "%SRCROOT%";

std::string_view Level(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "note";
}

// A message string: braces stand for placeholders (3.11.5) and [text](place) for links (3.11.6).
Json Message(std::string_view text) {
  const bool link = text.find("](") != std::string_view::npos;
  std::string out;
  for (const char c : text) {
    if (c == '{' || c == '}') out += c;
    if (link && (c == '[' || c == ']' || c == '\\')) out += '\\';
    out += c;
  }
  return {{"text", out}};
}

Json ArtifactLocation(std::string_view spelling) {
  const std::string path = ProjectPath(spelling);
  Json out = {{"uri", UriOfPath(path)}};
  if (!path.starts_with('/')) out["uriBaseId"] = kRoot;  // 3.4.4: only of a relative reference
  return out;
}

Json Region(PositionRange range) {
  return {{"startLine", range.begin.line},
          {"startColumn", range.begin.column},
          {"endLine", range.end.line},
          {"endColumn", range.end.column}};
}

Json Location(std::string_view path, PositionRange range) {
  return {{"physicalLocation",
           {{"artifactLocation", ArtifactLocation(path)}, {"region", Region(range)}}}};
}

Json Rule(const RuleSpec& rule) {
  Json out = {
      {"id", rule.name},
      {"shortDescription", Message(rule.summary)},
      {"fullDescription", Message(rule.why)},
      {"help", Message(rule.help)},
  };
  const std::string url = RulePageUrl(rule);
  if (!url.empty()) out["helpUri"] = url;
  out["defaultConfiguration"] = {{"enabled", rule.on_by_default}, {"level", Level(rule.severity)}};
  out["properties"] = {{"tags", {rule.group}}};
  return out;
}

// The byte-order mark has no place in lines and columns, but among the bytes.
Json DeletedRegion(const Edit& edit, const FileFindings& file, PositionCursor& cursor) {
  const uint32_t mark = ByteOrderMarkSize(file.text);
  if (edit.span.begin < mark && edit.text.empty()) {
    return {{"byteOffset", edit.span.begin}, {"byteLength", edit.span.size()}};
  }
  return Region(RangeAt(cursor, edit.span));
}

Json Fixes(const Fix& fix, const FileFindings& file) {
  PositionCursor cursor(file.text, file.lines);
  Json replacements = Json::array();
  for (const Edit& each : fix.edits) {
    const Edit edit = InColumns(each, file.text, file.lines);
    Json replacement = {{"deletedRegion", DeletedRegion(edit, file, cursor)}};
    if (!edit.text.empty()) replacement["insertedContent"] = {{"text", edit.text}};
    replacements.push_back(std::move(replacement));
  }
  const Json change = {{"artifactLocation", ArtifactLocation(file.path)},
                       {"replacements", std::move(replacements)}};
  return Json::array({{{"description", Message(fix.title)},
                       {"artifactChanges", Json::array({change})},
                       {"properties", {{"safety", FixSafetyName(fix.safety)}}}}});
}

Json RelatedLocations(const Finding& finding, const FileFindings& file) {
  PositionCursor cursor(file.text, file.lines);
  Json out = Json::array();
  for (const Related& related : finding.related) {
    Json location = Location(file.path, RangeAt(cursor, related.span));
    location["id"] = out.size() + 1;
    if (!related.message.empty()) location["message"] = Message(related.message);
    out.push_back(std::move(location));
  }
  return out;
}

class SarifReporter final : public Reporter {
 public:
  void Report(const FileFindings& file, std::string& /*out*/) override {
    PositionCursor cursor(file.text, file.lines);
    for (size_t i = 0; i < file.findings.size(); ++i) {
      const Finding& finding = file.findings[i];
      Json result = {
          {"ruleId", finding.rule->name},
          {"ruleIndex", IndexOf(*finding.rule)},
          {"level", Level(finding.severity)},
          {"message", Message(finding.message)},
          {"locations", Json::array({Location(file.path, RangeAt(cursor, finding.span))})},
      };
      if (!finding.related.empty()) result["relatedLocations"] = RelatedLocations(finding, file);
      if (i < file.fingerprints.size()) {
        const std::string name = fmt::format("{}/v{}", kProductName, kFingerprintVersion);
        result["partialFingerprints"] = {{name, FingerprintText(file.fingerprints[i])}};
      }
      if (finding.fix) result["fixes"] = Fixes(*finding.fix, file);
      if (finding.data) result["properties"] = {{"data", DataToJson(finding, file)}};
      Append(result, results_);
    }
  }

  void Trouble(std::string_view path, std::string_view message, std::string& /*out*/) override {
    Json notification = {{"level", "error"}, {"message", Message(message)}};
    if (!path.empty()) {
      notification["locations"] =
          Json::array({{{"physicalLocation", {{"artifactLocation", ArtifactLocation(path)}}}}});
    }
    Append(notification, notifications_);
  }

  // What the results need stands before them.
  void End(const Statistics& /*run*/, std::string& out) override {
    const Json base = {
        {kRoot, {{"description", {{"text", "The folder that digestlint was run in."}}}}}};
    out += "{\"$schema\":" + Json(kSchema).dump() + ",\"version\":\"2.1.0\",\"runs\":[{\n";
    out += "\"tool\":{\"driver\":{\"name\":" + Json(kProductName).dump();
    out += ",\"version\":" + Json(ProductVersion()).dump();
    out += ",\"semanticVersion\":" + Json(ProductVersion()).dump();
    out += ",\"informationUri\":" + Json(ProductUrl()).dump();
    out += ",\"rules\":[" + rules_ + "]}},\n\"invocations\":[{\"executionSuccessful\":";
    out += notifications_.empty() ? "true" : "false";
    if (!notifications_.empty()) out += ",\"toolExecutionNotifications\":[" + notifications_ + "]";
    out += "}],\n\"originalUriBaseIds\":" + base.dump();
    out += ",\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[" + results_ + "]\n}]}\n";
  }

 private:
  // One item per line.
  static void Append(const Json& item, std::string& list) {
    list += list.empty() ? "\n" : ",\n";
    list += DumpLine(item);
  }

  size_t IndexOf(const RuleSpec& rule) {
    const auto [place, fresh] = indexes_.emplace(rule.name, indexes_.size());
    if (fresh) Append(Rule(rule), rules_);
    return place->second;
  }

  std::unordered_map<std::string, size_t> indexes_;  // of the rules, by name
  std::string rules_;
  std::string results_;
  std::string notifications_;
};

}  // namespace

std::unique_ptr<Reporter> MakeSarifReporter() {
  return std::make_unique<SarifReporter>();
}

}  // namespace digestlint
