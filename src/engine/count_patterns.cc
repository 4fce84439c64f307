#include <algorithm>
#include <string>

#include "engine/check.h"
#include "engine/gathered_patterns.h"
#include "facts/entry_label.h"

namespace digestlint {
namespace {

// A part of the digest: where matches count, what is reported, and how a message names it.
struct Part {
  Span extent;
  Span place;
  std::string name;
  Span left_out = {};  // of the extent
};

Span FirstLine(const Document& document) {
  return document.lines.empty() ? Span{} : document.lines.front().span;
}

// Where nothing parts the closing lines from the last entry, they are among its lines.
Span LastLines(const Document& document) {
  constexpr size_t kLines = 5;
  const size_t first = document.lines.size() - std::min(document.lines.size(), kLines);
  return {document.lines[first].span.begin, document.lines.back().span.end};
}

void AddEntries(const Document& document, PatternPart kind, std::vector<Part>& parts) {
  for (const Entry& entry : document.entries) {
    const Span place = entry.title.empty() ? document.lines[entry.first_line].span : entry.title;
    const bool title = kind == PatternPart::kTitle;
    parts.push_back({title ? entry.title : entry.extent, place, EntryLabel(document, entry),
                     kind == PatternPart::kBody ? entry.title : Span{}});
  }
}

std::vector<Part> PartsOf(const Document& document, PatternPart kind) {
  std::vector<Part> parts;
  switch (kind) {
    case PatternPart::kTitle:
    case PatternPart::kBody:
    case PatternPart::kEntry:
      AddEntries(document, kind, parts);
      break;
    case PatternPart::kSection:
      for (const Section& section : document.sections) {
        if (section.first_entry == section.entry_end) continue;
        parts.push_back(
            {section.extent, section.heading, "“" + ShortText(document, section.heading) + "”"});
      }
      break;
    case PatternPart::kIntro:
      parts.push_back({document.intro,
                       document.intro.empty() ? FirstLine(document) : document.intro, "the intro"});
      break;
    case PatternPart::kClosing: {
      const Span extent = document.closing.empty() ? LastLines(document) : document.closing;
      parts.push_back({extent, document.closing.empty() ? document.lines.back().span : extent,
                       "the end of the issue"});
      break;
    }
    case PatternPart::kDocument:
      parts.push_back({MakeSpan(0, document.text.size()), FirstLine(document), "the issue"});
      break;
  }
  return parts;
}

void ReportPart(const RuleSpec& rule, const Document& document, const PatternSpec& pattern,
                const Part& part, const std::vector<Span>& matches,
                std::vector<Finding>& findings) {
  std::vector<Span> inside;
  const auto begins_before = [](Span match, uint32_t begin) { return match.begin < begin; };
  auto match = std::lower_bound(matches.begin(), matches.end(), part.extent.begin, begins_before);
  for (; match != matches.end() && match->begin < part.extent.end; ++match) {
    if (!part.left_out.overlaps(*match)) inside.push_back(*match);
  }
  const auto report = [&](Span place, std::string match) {
    const std::string_view message = pattern.message.empty() ? rule.message : pattern.message;
    findings.push_back({&rule,
                        rule.severity,
                        place,
                        FillMessage(message, {{"count", std::to_string(inside.size())},
                                              {"min", std::to_string(pattern.min)},
                                              {"max", std::to_string(pattern.max)},
                                              {"where", part.name},
                                              {"match", std::move(match)}}),
                        {},
                        {}});
  };
  if (inside.size() < pattern.min) {
    report(part.place, "");
  } else if (pattern.max != kNoLimit && inside.size() > pattern.max) {
    const Span first_too_many = inside[pattern.max];
    report(first_too_many, std::string(first_too_many.in(document.text)));
  }
}

}  // namespace

void ReportCounts(const RuleSpec& rule, const Document& document,
                  const std::vector<GatheredPattern>& patterns, std::vector<Finding>& findings) {
  if (!document.is_digest || document.lines.empty()) return;
  for (const GatheredPattern& each : patterns) {
    if (each.spec->use != PatternUse::kCount) continue;
    for (const Part& part : PartsOf(document, each.spec->part)) {
      ReportPart(rule, document, *each.spec, part, each.matches, findings);
    }
  }
}

}  // namespace digestlint
