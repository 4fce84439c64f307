#include "server/outline_symbols.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "text/ascii.h"
#include "text/byte_set.h"

namespace digestlint {
namespace {

constexpr int kSectionKind = 3;  // SymbolKind.Namespace
constexpr int kEntryKind = 15;   // SymbolKind.String

// A name must not be empty (LSP 3.17, DocumentSymbol).
std::string NameOf(const Document& document, Span span, const Number& number) {
  std::string name(number.span.in(document.text));
  if (!name.empty() && !number.gap.empty()) name += ' ';
  name += PlainText(document, span);
  return name.empty() ? "…" : name;
}

// With the marks and the number before it, from where its line begins. The selection must lie
// inside of the whole.
LspJson Symbol(const Analysis& analysis, std::string name, int kind, Span whole, Span selection) {
  whole = {std::min(whole.begin, selection.begin), std::max(whole.end, selection.end)};
  const PositionMap& positions = analysis.positions;
  whole.begin = positions.LineSpan(positions.PositionAt(whole.begin).line).begin;
  return {{"name", std::move(name)},
          {"kind", kind},
          {"range", RangeJson(analysis.positions, whole)},
          {"selectionRange", RangeJson(analysis.positions, selection)}};
}

class SymbolWriter {
 public:
  explicit SymbolWriter(const Analysis& analysis)
      : analysis_(analysis),
        document_(analysis.document),
        entries_(document_.sections.size() + 1),
        sections_(document_.sections.size() + 1) {
    for (uint32_t i = 0; i < document_.entries.size(); ++i) {
      entries_[PlaceOf(document_.entries[i].section)].push_back(i);
    }
    for (uint32_t i = 0; i < document_.sections.size(); ++i) {
      sections_[PlaceOf(document_.sections[i].parent)].push_back(i);
    }
  }

  LspJson Under(uint32_t parent) const {
    LspJson out = LspJson::array();
    for (const uint32_t i : entries_[PlaceOf(parent)]) {
      const Entry& entry = document_.entries[i];
      const Span selection =
          entry.title.empty() ? document_.lines[entry.first_line].span : entry.title;
      out.push_back(Symbol(analysis_, NameOf(document_, entry.title, entry.number), kEntryKind,
                           entry.extent, selection));
    }
    for (const uint32_t i : sections_[PlaceOf(parent)]) {
      const Section& section = document_.sections[i];
      LspJson symbol = Symbol(analysis_, NameOf(document_, section.heading, section.number),
                              kSectionKind, section.extent, section.heading);
      symbol["children"] = Under(i);
      out.push_back(std::move(symbol));
    }
    return out;
  }

 private:
  static size_t PlaceOf(uint32_t section) { return section == kNone ? 0 : size_t{section} + 1; }

  const Analysis& analysis_;
  const Document& document_;
  std::vector<std::vector<uint32_t>> entries_, sections_;  // by the section above them, see PlaceOf
};

}  // namespace

LspJson DocumentSymbolsJson(const Analysis& analysis) {
  return SymbolWriter(analysis).Under(kNone);
}

namespace {

void AddFlat(const LspJson& trees, const std::string& uri, const std::string& container,
             LspJson& list) {
  for (const LspJson& tree : trees) {
    LspJson symbol = {{"name", tree["name"]},
                      {"kind", tree["kind"]},
                      {"location", {{"uri", uri}, {"range", tree["range"]}}}};
    if (!container.empty()) symbol["containerName"] = container;
    list.push_back(std::move(symbol));
    if (tree.contains("children")) AddFlat(tree["children"], uri, tree["name"], list);
  }
}

}  // namespace

LspJson SymbolListJson(const Analysis& analysis, const std::string& uri) {
  LspJson list = LspJson::array();
  AddFlat(DocumentSymbolsJson(analysis), uri, "", list);
  return list;
}

LspJson FoldingRangesJson(const Analysis& analysis) {
  LspJson out = LspJson::array();
  const auto add = [&](Span span) {
    if (span.empty()) return;
    const uint32_t first = analysis.positions.PositionAt(span.begin).line;
    uint32_t last = analysis.positions.PositionAt(span.end).line;
    while (last > first && analysis.positions.LineSpan(last).empty()) --last;
    if (last > first) out.push_back({{"startLine", first}, {"endLine", last}});
  };
  for (const Section& section : analysis.document.sections) add(section.extent);
  for (const Entry& entry : analysis.document.entries) add(entry.extent);
  return out;
}

namespace {

// What the page links to: Markdown's escapes and HTML's "&amp;" stand for characters.
std::string Unescaped(std::string_view target, LinkKind kind) {
  const bool markdown = kind == LinkKind::kInline || kind == LinkKind::kReference;
  if (!markdown && kind != LinkKind::kHtml && kind != LinkKind::kAutolink) {
    return std::string(target);
  }
  constexpr std::string_view kAmpersand = "&amp;";
  std::string out;
  while (!target.empty()) {
    const bool escape = markdown && target[0] == '\\' && target.size() > 1 &&
                        std::ispunct(static_cast<unsigned char>(target[1])) != 0;
    const bool ampersand = target.starts_with(kAmpersand);
    out += escape ? target[1] : target[0];
    target.remove_prefix(ampersand ? kAmpersand.size() : escape ? 2 : 1);
  }
  return out;
}

// As browsers write it (RFC 3987, section 3.1); empty where it is none of http and https.
std::string UriOfTarget(std::string_view target) {
  constexpr ByteSet kNever(" \"<>\\^`{|}");  // in a URI (RFC 3986, appendix A)
  const std::string_view scheme = target.substr(0, target.find(':'));
  if (!EqualsIgnoringCase(scheme, "http") && !EqualsIgnoringCase(scheme, "https")) return "";
  if (!target.substr(scheme.size()).starts_with("://")) return "";
  std::string uri;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < ' ') return "";
    if (kNever.Has(c) || byte >= 0x7F) {
      uri += fmt::format("%{:02X}", byte);
    } else {
      uri += c;
    }
  }
  return uri;
}

}  // namespace

LspJson DocumentLinksJson(const Analysis& analysis) {
  LspJson out = LspJson::array();
  for (const Link& link : analysis.document.links) {
    const std::string_view target = link.target.in(analysis.text);
    const std::string uri = UriOfTarget(Unescaped(target, link.kind));
    if (!uri.empty()) {
      out.push_back({{"range", RangeJson(analysis.positions, link.target)}, {"target", uri}});
    }
  }
  return out;
}

}  // namespace digestlint
