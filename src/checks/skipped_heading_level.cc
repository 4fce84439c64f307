// A heading two or more levels below the one before it, where the level between is in use.
#include <array>

#include "engine/check.h"
#include "facts/entry_label.h"

namespace digestlint {
namespace {

struct Heading {
  uint32_t line = 0;
  uint8_t level = 0;
};

// The level as written: an odd one among numbered headings is read as the level of the others.
uint8_t WrittenLevel(const Document& document, const Line& line) {
  size_t at = line.span.begin;
  while (at > 0 && (document.text[at - 1] == ' ' || document.text[at - 1] == '\t')) --at;
  uint8_t hashes = 0;
  while (at > 0 && document.text[at - 1] == '#' && hashes < 6) --at, ++hashes;
  return hashes > 0 ? hashes : line.heading_level;
}

std::vector<Heading> Headings(const Document& document) {
  std::vector<Heading> headings;
  for (uint32_t i = 0; i < document.lines.size(); ++i) {
    const Line& line = document.lines[i];
    // Bold lines that act as headings stand below level 6.
    if (line.kind == LineKind::kHeading && line.quote_depth == 0 && line.heading_level <= 6) {
      headings.push_back({i, WrittenLevel(document, line)});
    }
  }
  return headings;
}

// One # less for every level skipped, for this heading and those that hang on it; nothing where one
// of them is not written with #.
std::vector<Edit> Raise(const Document& document, const std::vector<Heading>& headings,
                        size_t first, uint8_t base) {
  std::vector<Edit> edits;
  const auto surplus = static_cast<size_t>(headings[first].level - base - 1);
  for (size_t i = first; i < headings.size() && headings[i].level >= headings[first].level; ++i) {
    const uint32_t text = document.lines[headings[i].line].span.begin;
    const size_t hashes = document.text.substr(0, text).find_last_of("#\n");
    if (hashes == std::string_view::npos || document.text[hashes] != '#') return {};
    edits.push_back({MakeSpan(hashes + 1 - surplus, hashes + 1), ""});
  }
  return edits;
}

// An entry above all sections has nothing to be on a level with: unsectioned-entry speaks of it.
bool HasNoSection(const Document& document, const Line& line) {
  return line.role == LineRole::kEntryTitle && line.section == kNone && !document.sections.empty();
}

}  // namespace

void CheckSkippedHeadingLevel(CheckContext& context) {
  const Document& document = context.document;
  const std::vector<Heading> headings = Headings(document);
  std::array<size_t, 8> count = {}, jumps_to = {};  // by level
  for (size_t i = 0; i < headings.size(); ++i) {
    ++count[headings[i].level];
    if (i > 0 && headings[i].level > headings[i - 1].level + 1) ++jumps_to[headings[i].level];
  }
  for (size_t i = 1; i < headings.size(); ++i) {
    const uint8_t before = headings[i - 1].level, level = headings[i].level;
    if (level <= before + 1) continue;
    // Where no heading has the level between, leaving it out is the style of the house; only a
    // single odd heading among many is not.
    const size_t between = count[before + 1U];
    const bool odd_one = count[level] == 1 && count[before] > 2;
    if (between < jumps_to[level] && !odd_one) continue;
    const Line& line = document.lines[headings[i].line];
    if (HasNoSection(document, line)) continue;
    const std::string used =
        between > 0 ? ", though " + std::to_string(between) + " of this file stand on that level"
                    : "";
    context.Report(line.span,
                   {{"level", std::to_string(level)},
                    {"before", std::to_string(before)},
                    {"skipped", std::to_string(before + 1)},
                    {"used", used}},
                   {{document.lines[headings[i - 1].line].span, "the heading before"}},
                   {Raise(document, headings, i, before), FixSafety::kUnsafe});
  }
}

}  // namespace digestlint
