#include <nlohmann/json.hpp>

#include "model/arxiv_id.h"
#include "model/link_target.h"
#include "report/outline.h"
#include "report/position_cursor.h"

namespace digestlint {
namespace {

using Json = nlohmann::ordered_json;

std::string_view LanguageCode(Language language) {
  switch (language) {
    case Language::kChinese:
      return "zh";
    case Language::kEnglish:
      return "en";
    case Language::kOther:
      return "other";
  }
  return "other";
}

std::string_view LinkKindName(LinkKind kind) {
  switch (kind) {
    case LinkKind::kBare:
      return "bare";
    case LinkKind::kAutolink:
      return "autolink";
    case LinkKind::kInline:
      return "inline";
    case LinkKind::kReference:
      return "reference";
    case LinkKind::kHtml:
      return "html";
    case LinkKind::kIdentifier:
      return "identifier";
  }
  return "bare";
}

class JsonWriter {
 public:
  JsonWriter(const Document& document, const LineIndex& lines)
      : document_(document), cursor_(document.text, lines) {}

  Json Write(std::string_view path) {
    Json out;
    out["path"] = path;
    out["format"] = document_.format == Format::kMarkdown ? "markdown" : "plain";
    out["language"] = LanguageCode(document_.language);
    out["is_digest"] = document_.is_digest;
    out["front_matter"] = PlaceOrNull(document_.front_matter);
    out["title"] = TextOrNull(document_.title);
    out["intro"] = PlaceOrNull(document_.intro);
    out["sections"] = Json::array();
    for (const Section& section : document_.sections)
      out["sections"].push_back(SectionJson(section));
    out["entries"] = Json::array();
    for (const Entry& entry : document_.entries) out["entries"].push_back(EntryJson(entry));
    out["closing"] = PlaceOrNull(document_.closing);
    return out;
  }

 private:
  Json Place(Span span) {
    const Position begin = cursor_.At(span.begin);
    const Position end = cursor_.At(span.end);
    return {{"line", begin.line},
            {"column", begin.column},
            {"end_line", end.line},
            {"end_column", end.column}};
  }
  Json PlaceOrNull(Span span) { return span.empty() ? Json() : Place(span); }

  Json Text(Span span) {
    Json out = Place(span);
    out["text"] = PlainText(document_, span);
    return out;
  }
  Json TextOrNull(Span span) { return span.empty() ? Json() : Text(span); }

  Json NumberJson(const Number& number) {
    if (!number) return {};
    return {{"text", number.span.in(document_.text)},
            {"value", number.value},
            {"style", NumberStyleExample(number.style)}};
  }

  Json SectionJson(const Section& section) {
    return {{"heading", Text(section.heading)},
            {"number", NumberJson(section.number)},
            {"level", section.level},
            {"parent", section.parent == kNone ? Json() : Json(section.parent)},
            {"extent", Place(section.extent)},
            {"first_entry", section.first_entry},
            {"entry_count", section.entry_end - section.first_entry}};
  }

  Json LinkJson(const Link& link) {
    const std::string_view target = link.target.in(document_.text);
    const ArxivId arxiv = FindArxivId(target);
    Json out = Place(link.span);
    out["kind"] = LinkKindName(link.kind);
    out["image"] = link.is_image;
    out["target"] = target;
    out["canonical"] = CanonicalUrl(target);
    out["arxiv"] = arxiv ? Json(arxiv.id) : Json();
    return out;
  }

  Json EntryJson(const Entry& entry) {
    Json out = {{"title", Text(entry.title)},
                {"number", NumberJson(entry.number)},
                {"section", entry.section == kNone ? Json() : Json(entry.section)},
                {"extent", Place(entry.extent)}};
    Json body = Json::array();
    for (uint32_t i = entry.first_line + 1; i < entry.line_end; ++i) {
      body.push_back(Place(document_.lines[i].span));
    }
    out["body"] = std::move(body);
    Json links = Json::array();
    for (uint32_t i = entry.first_link; i < entry.link_end; ++i)
      links.push_back(LinkJson(document_.links[i]));
    out["links"] = std::move(links);
    out["source_link"] =
        entry.source_link == kNone ? Json() : Json(entry.source_link - entry.first_link);
    return out;
  }

  const Document& document_;
  PositionCursor cursor_;
};

}  // namespace

std::string FormatOutlineJson(std::string_view path, const Document& document,
                              const LineIndex& lines) {
  return JsonWriter(document, lines)
      .Write(path)
      .dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace digestlint
