// Cutting a document between the marks: sections, entries, title, intro and closing matter.
#include <algorithm>

#include "reader/closing_line.h"
#include "reader/line_facts.h"
#include "reader/manual.h"
#include "reader/source_link.h"
#include "reader/structure.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// Entries of a digest take at least this share of its text; an essay with a list of references at
// its end does not become a digest by it.
constexpr uint32_t kMinEntryPercent = 30;
constexpr uint32_t kTitleCells = 100;

class PartCutter {
 public:
  PartCutter(Document& document, const Marks& marks) : document_(document), marks_(marks) {}

  void Cut() {
    CutSections();
    CutEntries();
    if (!IsDigest()) {
      document_.entries.clear();
      for (Section& section : document_.sections) section.first_entry = section.entry_end = 0;
    } else {
      document_.is_digest = true;
      CutClosing();
      for (Entry& entry : document_.entries) CloseEntry(entry);
    }
    CutIntro();
    AssignRoles();
  }

 private:
  uint32_t line_count() const { return static_cast<uint32_t>(document_.lines.size()); }
  Line& line(uint32_t i) { return document_.lines[i]; }

  void CutSections();
  void CutEntries();
  Entry OpenEntry(uint32_t index);
  Span TitleOf(const Line& line) const;
  bool CellEnds(uint32_t begin, uint32_t end) const;
  void CloseEntry(Entry& entry);
  bool IsDigest() const;
  void CutClosing();
  void CutClosingBelow(uint32_t heading);
  uint32_t EndOfBody(uint32_t begin, uint32_t end);
  void CutIntro();
  void AssignRoles();
  uint32_t TitleHeading() const;

  Document& document_;
  const Marks& marks_;
  uint32_t closing_line_ = kNone;
};

// The heading that is the issue's own title: the first one, when all others stand below it.
uint32_t PartCutter::TitleHeading() const {
  uint32_t first = kNone;
  for (uint32_t i = 0; i < document_.lines.size(); ++i) {
    if (marks_[i] == Mark::kEntry && document_.lines[i].kind != LineKind::kHeading) continue;
    if (marks_[i] == Mark::kNone) continue;
    if (first == kNone) {
      if (marks_[i] != Mark::kHeading) return kNone;
      first = i;
    } else if (document_.lines[i].heading_level <= document_.lines[first].heading_level) {
      return kNone;
    }
  }
  return first;
}

void PartCutter::CutSections() {
  const uint32_t title = document_.format == Format::kMarkdown ? TitleHeading() : kNone;
  if (title != kNone) document_.title = TitleOf(line(title));
  for (uint32_t i = 0; i < line_count(); ++i) {
    if (marks_[i] != Mark::kHeading || i == title) continue;
    Section section;
    section.heading = TitleOf(line(i));
    section.number = line(i).number;
    section.level = line(i).heading_level;
    section.heading_line = i;
    document_.sections.push_back(section);
  }
  auto& sections = document_.sections;
  std::vector<uint32_t> open;
  for (uint32_t s = 0; s < sections.size(); ++s) {
    while (!open.empty() && sections[open.back()].level >= sections[s].level) {
      sections[open.back()].line_end = sections[s].heading_line;
      open.pop_back();
    }
    sections[s].parent = open.empty() ? kNone : open.back();
    open.push_back(s);
  }
  for (const uint32_t s : open) sections[s].line_end = line_count();
  for (Section& section : sections) {
    section.extent = {line(section.heading_line).span.begin, line(section.line_end - 1).span.end};
  }
}

// The text of a title line: the link's text where one leads the line, the bold text where a table
// row or bullet begins with it, else the line without its number and its URLs.
Span PartCutter::TitleOf(const Line& source) const {
  const auto& runs = document_.runs;
  const uint32_t skip = source.number ? source.number.gap.end : source.span.begin;
  uint32_t first = source.first_run;
  const auto is_title_text = [&](const Run& run) {
    return run.kind == RunKind::kText || run.kind == RunKind::kCode || run.kind == RunKind::kMath;
  };
  while (first < source.run_end && (!is_title_text(runs[first]) || runs[first].span.end <= skip ||
                                    Trim(runs[first].span.in(document_.text)).empty())) {
    ++first;
  }
  if (first >= source.run_end) return {source.span.begin, source.span.begin};
  const bool list_like = source.kind != LineKind::kHeading;
  const bool leads = runs[first].in_link || (runs[first].strong && list_like);
  uint32_t last = first;
  for (uint32_t i = first + 1; i < source.run_end; ++i) {
    if (runs[i].kind == RunKind::kUrl) break;
    if (source.kind == LineKind::kTableRow && CellEnds(runs[i - 1].span.end, runs[i].span.begin))
      break;
    if (leads && list_like &&
        (runs[i].in_link != runs[first].in_link || runs[i].strong != runs[first].strong))
      break;
    if (is_title_text(runs[i])) last = i;
  }
  const uint32_t begin = std::max(runs[first].span.begin, skip);
  Span title = {begin, std::max(begin, runs[last].span.end)};
  const std::string_view trimmed = Trim(title.in(document_.text));
  if (trimmed.empty()) return {begin, begin};
  return MakeSpan(static_cast<size_t>(trimmed.data() - document_.text.data()),
                  static_cast<size_t>(trimmed.data() - document_.text.data()) + trimmed.size());
}

// A bar between two runs of a table row parts its cells.
bool PartCutter::CellEnds(uint32_t begin, uint32_t end) const {
  return document_.text.substr(begin, end - begin).find('|') != std::string_view::npos;
}

Entry PartCutter::OpenEntry(uint32_t index) {
  Entry entry;
  entry.number = line(index).number;
  entry.title = TitleOf(line(index));
  entry.first_line = index;
  return entry;
}

void PartCutter::CutEntries() {
  uint32_t section = 0;  // the next section to open
  uint32_t current = kNone;
  auto& entries = document_.entries;
  bool open = false;
  for (uint32_t i = 0; i <= line_count(); ++i) {
    const bool heading =
        section < document_.sections.size() && document_.sections[section].heading_line == i;
    const bool entry = i < line_count() && marks_[i] == Mark::kEntry;
    // A bullet that is an entry ends with its list, a row with its table.
    const bool leaves_list = open && i < line_count() && line(i).list_depth == 0 &&
                             line(entries.back().first_line).kind == LineKind::kBullet &&
                             document_.format == Format::kMarkdown;
    const bool leaves_table = open && i < line_count() && line(i).kind != LineKind::kTableRow &&
                              line(entries.back().first_line).kind == LineKind::kTableRow;
    if (open && (heading || entry || leaves_list || leaves_table || i == line_count())) {
      entries.back().line_end = i;
      open = false;
    }
    if (heading) {
      if (current != kNone)
        document_.sections[current].entry_end = static_cast<uint32_t>(entries.size());
      current = section++;
      document_.sections[current].first_entry = static_cast<uint32_t>(entries.size());
    }
    if (entry) {
      entries.push_back(OpenEntry(i));
      entries.back().section = current;
      open = true;
    }
  }
  if (current != kNone)
    document_.sections[current].entry_end = static_cast<uint32_t>(entries.size());
  for (Entry& each : entries) CloseEntry(each);
}

// Sets what follows from the entry's lines.
void PartCutter::CloseEntry(Entry& entry) {
  while (entry.line_end > entry.first_line + 1 &&
         line(entry.line_end - 1).kind == LineKind::kRule) {
    --entry.line_end;
  }
  entry.extent = {line(entry.first_line).span.begin, line(entry.line_end - 1).span.end};
  entry.first_link = line(entry.first_line).first_link;
  entry.link_end = line(entry.line_end - 1).link_end;
  entry.source_link = FindSourceLink(document_, entry);
}

bool PartCutter::IsDigest() const {
  if (document_.entries.size() < 2 || IsManual(document_)) return false;
  uint64_t inside = 0, total = 0;
  for (const Entry& entry : document_.entries) {
    for (uint32_t i = entry.first_line; i < entry.line_end; ++i)
      inside += document_.lines[i].span.size();
  }
  for (const Line& each : document_.lines) total += each.span.size();
  return inside * 100 >= total * kMinEntryPercent;
}

bool IsEndMark(std::string_view text) {
  text = Trim(text);
  return text == "（完）" || text == "(完)" || text == "[完]" || text == "【完】" || text == "完";
}

// Under the heading of an empty last section. In Markdown a thematic break or a farewell ends the
// section, unless others have a break below their heading, too, or no entries.
void PartCutter::CutClosingBelow(uint32_t heading) {
  const auto has_rule = [&](uint32_t index) {
    return index + 1 < line_count() && line(index + 1).kind == LineKind::kRule;
  };
  uint32_t begin = heading + 1;
  if (document_.format == Format::kMarkdown) {
    while (begin < line_count() && line(begin).kind == LineKind::kTableHead) ++begin;
    const bool farewell = begin < line_count() && IsClosingLine(document_, line(begin));
    if (!farewell && !has_rule(heading)) return;
    for (const Section& section : document_.sections) {
      if (section.heading_line == heading) continue;
      if (has_rule(section.heading_line) || (farewell && section.first_entry == section.entry_end))
        return;
    }
  } else if (has_rule(heading)) {  // its underline
    ++begin;
  }
  if (begin >= line_count()) return;
  closing_line_ = begin;
  document_.closing = {line(begin).span.begin, line(line_count() - 1).span.end};
}

// Where entries end with their link line, so does the last one; what follows is closing matter.
// So it is where all others are one line. Elsewhere the last entry ends before a thematic break or
// a line such as （完）.
void PartCutter::CutClosing() {
  auto& entries = document_.entries;
  size_t link_last = 0, with_body = 0, one_line = 0;
  for (size_t i = 0; i + 1 < entries.size(); ++i) {
    if (entries[i].line_end - entries[i].first_line == 1) ++one_line;
    if (!IsLinkLine(document_, line(entries[i].line_end - 1))) continue;
    ++link_last;
    if (entries[i].line_end - entries[i].first_line > 2) ++with_body;
  }
  Entry& last = entries.back();
  const auto& sections = document_.sections;
  if (!sections.empty() && sections.back().heading_line > last.first_line) {
    CutClosingBelow(sections.back().heading_line);
    return;
  }
  const uint32_t old_end = last.line_end;
  uint32_t end = old_end;
  const std::string common_host = CommonSourceHost(document_);
  uint32_t issue_source = last.first_line + 1;
  while (issue_source < old_end && !IsIssueSource(document_, issue_source, common_host))
    ++issue_source;
  if (one_line > 2 && one_line == entries.size() - 1 && last.first_line + 1 < old_end &&
      line(last.first_line + 1).list_depth == 0) {
    end = last.first_line + 1;
  } else if (entries.size() > 2 && link_last * 10 >= (entries.size() - 1) * 7) {
    for (uint32_t i = last.first_line + 1; i < old_end; ++i) {
      if (!IsLinkLine(document_, line(i))) continue;
      end = i == issue_source ? i : i + 1;
      // Where all have a summary, a link directly below the title is one that slipped up.
      if (i == last.first_line + 1 && with_body == link_last) end = EndOfBody(end, old_end);
      break;
    }
  } else {
    end = issue_source;
    for (uint32_t i = last.first_line + 1; i < end; ++i) {
      if (line(i).kind != LineKind::kRule && !IsEndMark(line(i).span.in(document_.text))) continue;
      end = i;
      break;
    }
  }
  last.line_end = end;
  uint32_t closing_end = old_end;
  if (end == old_end) {  // lines after a list, or after a thematic break, but before any heading
    while (closing_end < line_count() && marks_[closing_end] == Mark::kNone) ++closing_end;
  }
  if (closing_end > end && closing_end == line_count()) {
    closing_line_ = end;
    document_.closing = {line(end).span.begin, line(closing_end - 1).span.end};
  }
}

// Behind the lines from `begin` on that are prose and say no farewell.
uint32_t PartCutter::EndOfBody(uint32_t begin, uint32_t end) {
  constexpr uint32_t kProseCells = 40;
  while (begin < end && LineCells(document_, line(begin)) >= kProseCells &&
         !IsClosingLine(document_, line(begin)) && !IsLinkLine(document_, line(begin))) {
    ++begin;
  }
  return begin;
}

void PartCutter::CutIntro() {
  uint32_t end = 0;
  while (end < line_count() &&
         (marks_[end] == Mark::kNone || TitleOf(line(end)) == document_.title))
    ++end;
  if (!document_.is_digest) return;
  uint32_t first = 0;
  while (first < end && marks_[first] == Mark::kHeading) ++first;
  const bool above_heading = end < line_count() && marks_[end] == Mark::kHeading;
  if (document_.format == Format::kPlain && first < end && (end - first > 1 || above_heading) &&
      line(first).number.value == 0 && LooksLikeTitle(document_, line(first), kTitleCells)) {
    document_.title = line(first).span;
    ++first;
    if (first < end && line(first).kind == LineKind::kRule) ++first;
  }
  if (first < end) document_.intro = {line(first).span.begin, line(end - 1).span.end};
}

void PartCutter::AssignRoles() {
  for (Line& each : document_.lines) {
    if (document_.closing.contains(each.span)) each.role = LineRole::kClosing;
    if (document_.intro.contains(each.span)) each.role = LineRole::kIntro;
    if (!document_.title.empty() && each.span.overlaps(document_.title))
      each.role = LineRole::kTitle;
  }
  for (uint32_t s = 0; s < document_.sections.size(); ++s) {
    const Section& section = document_.sections[s];
    for (uint32_t i = section.heading_line; i < section.line_end; ++i) line(i).section = s;
    line(section.heading_line).role = LineRole::kHeading;
  }
  for (uint32_t e = 0; e < document_.entries.size(); ++e) {
    const Entry& entry = document_.entries[e];
    for (uint32_t i = entry.first_line; i < entry.line_end; ++i) {
      line(i).entry = e;
      line(i).role = i == entry.first_line ? LineRole::kEntryTitle : LineRole::kBody;
    }
  }
}

}  // namespace

void CutParts(Document& document, const Marks& marks) {
  PartCutter(document, marks).Cut();
}

}  // namespace digestlint
