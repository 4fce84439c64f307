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
  JsonWriter(const Document& document, const LineIndex& lines, const Placement* placement)
      : document_(document), cursor_(document.text, lines), placement_(placement) {}

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
    if (placement_ != nullptr) AddTopics(out);
    out["closing"] = PlaceOrNull(document_.closing);
    return out;
  }

 private:
  void AddTopics(Json& out) const {
    const auto name = [&](uint32_t topic) { return placement_->topics().topic(topic).name; };
    for (uint32_t s = 0; s < document_.sections.size(); ++s) {
      const SectionTopics& section = placement_->section(s);
      Json claimed = Json::array();
      for (const uint32_t topic : section.claimed) claimed.push_back(name(topic));
      out["sections"][s]["claims"] = std::move(claimed);
      out["sections"][s]["general"] = section.cross_cutting;
    }
    for (uint32_t e = 0; e < document_.entries.size(); ++e) {
      Json topics = Json::array();
      for (const TopicShare& each : LargestTopics(placement_->entry(e))) {
        topics.push_back({{"topic", name(each.topic)}, {"share", each.share}});
      }
      const EntryPlace place = placement_->Judge(e);
      Json& entry = out["entries"][e];
      entry["topics"] = std::move(topics);
      entry["misplaced"] = place.misplaced;
      entry["better_section"] = place.better == kNone ? Json() : Json(place.better);
    }
  }

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
  const Placement* placement_;
};

}  // namespace

std::string FormatOutlineJson(std::string_view path, const Document& document,
                              const LineIndex& lines, const Placement* placement) {
  return JsonWriter(document, lines, placement)
      .Write(path)
      .dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace digestlint
