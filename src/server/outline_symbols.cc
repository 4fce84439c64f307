#include "server/outline_symbols.h"

#include <algorithm>
#include <vector>

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

}  // namespace digestlint
