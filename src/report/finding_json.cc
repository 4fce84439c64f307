#include "report/finding_json.h"

#include "report/line_edit.h"

namespace digestlint {

using Json = nlohmann::ordered_json;

namespace {

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
  for (const Edit& each : finding.fix->edits) {
    const Edit edit = InColumns(each, file.text, file.lines);
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

}  // namespace

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

Json FindingsAsJson::At(size_t index) {
  const Finding& finding = file_.findings[index];
  const auto [begin, end] = RangeAt(cursor_, finding.span);
  const bool known = index < file_.fingerprints.size();
  return {
      {"path", file_.path},
      {"line", begin.line},
      {"column", begin.column},
      {"end_line", end.line},
      {"end_column", end.column},
      {"rule", finding.rule->name},
      {"group", finding.rule->group},
      {"severity", SeverityName(finding.severity)},
      {"message", finding.message},
      {"help", finding.rule->help},
      {"related", RelatedToJson(finding, related_cursor_)},
      {"fix", FixToJson(finding, file_)},
      {"data", DataToJson(finding, file_)},
      {"fingerprint", known ? Json(FingerprintText(file_.fingerprints[index])) : Json()},
  };
}

std::string DumpLine(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace digestlint
