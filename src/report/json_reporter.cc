// One JSON array for all files, one finding per line of output.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/position_cursor.h"
#include "report/reporter.h"

namespace digestlint {
namespace {

using Json = nlohmann::ordered_json;

Json RelatedToJson(const Finding& finding, PositionCursor& cursor) {
  Json array = Json::array();
  for (const Related& related : finding.related) {
    const Position place = cursor.At(related.span.begin);
    array.push_back({{"line", place.line}, {"column", place.column}, {"message", related.message}});
  }
  return array;
}

// Null where there is no repair. Edits are few and near, but those of a mark's every place are not.
Json FixToJson(const Finding& finding, const FileFindings& file) {
  if (!finding.fix) return nullptr;
  PositionCursor cursor(file.text, file.lines);
  Json edits = Json::array();
  for (const Edit& edit : finding.fix->edits) {
    const Position begin = cursor.At(edit.span.begin);
    const Position end = cursor.At(edit.span.end);
    edits.push_back({{"line", begin.line},
                     {"column", begin.column},
                     {"end_line", end.line},
                     {"end_column", end.column},
                     {"text", edit.text}});
  }
  return {{"title", finding.fix->title},
          {"safety", FixSafetyName(finding.fix->safety)},
          {"edits", edits}};
}

// Null but for findings of misplaced-entry.
Json DataToJson(const Finding& finding, const FileFindings& file) {
  if (!finding.data) return nullptr;
  const PlacementData& data = *finding.data;
  const bool better = data.better_section != kNone;
  Json evidence = Json::array();
  for (const PlacementData::Term& each : data.evidence) {
    evidence.push_back({{"term", each.term}, {"count", each.count}, {"weight", each.weight}});
  }
  return {{"topic", data.topic},
          {"section_topic", data.section_topic},
          {"better_section", better ? Json(data.better_section) : Json()},
          {"better_section_line",
           better ? Json(file.lines.PositionAt(data.better_heading.begin).line) : Json()},
          {"confidence", data.confidence},
          {"evidence", evidence}};
}

class JsonReporter final : public Reporter {
 public:
  void Begin(std::string& out) const override { out += '['; }

  void Report(const FileFindings& file, bool first, std::string& out) const override {
    PositionCursor cursor(file.text, file.lines);
    PositionCursor related_cursor = cursor;
    for (size_t i = 0; i < file.findings.size(); ++i) {
      const Finding& finding = file.findings[i];
      const Position begin = cursor.At(finding.span.begin);
      PositionCursor end_cursor = cursor;
      const Position end = end_cursor.At(std::max(finding.span.begin, finding.span.end));
      const Json json = {
          {"path", file.path},
          {"line", begin.line},
          {"column", begin.column},
          {"end_line", end.line},
          {"end_column", end.column},
          {"rule", finding.rule->name},
          {"group", finding.rule->group},
          {"severity", SeverityName(finding.severity)},
          {"message", finding.message},
          {"help", finding.rule->help},
          {"related", RelatedToJson(finding, related_cursor)},
          {"fix", FixToJson(finding, file)},
          {"data", DataToJson(finding, file)},
          {"fingerprint",
           file.fingerprints.empty() ? Json() : Json(FingerprintText(file.fingerprints[i]))},
      };
      if (!first) out += ",\n";
      first = false;
      // Paths are bytes, so they may hold what is not UTF-8.
      out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
  }

  void End(std::string& out) const override { out += "]\n"; }
};

}  // namespace

std::unique_ptr<Reporter> MakeJsonReporter() {
  return std::make_unique<JsonReporter>();
}

}  // namespace digestlint
