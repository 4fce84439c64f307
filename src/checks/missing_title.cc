// A number, a heading marker or a bullet with nothing behind it.
#include <algorithm>

#include "engine/check.h"
#include "facts/entry_label.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// Where more of the numbers of a section, or of the entries, than one in four stand alone, titles
// stand elsewhere by habit: in the line below, or in the text of the link. One may be a slip
// anyway.
bool AreFew(size_t alone, size_t total) {
  return alone * 4 <= total || (alone == 1 && total > 1);
}

bool IsLoneNumber(const Line& line) {
  return line.number && line.number.style != NumberStyle::kBare &&
         line.number.gap.end >= line.span.end && line.kind != LineKind::kCode &&
         line.kind != LineKind::kHtml;
}

// Numbers in front of nothing, whatever they were read as.
void CheckNumbers(CheckContext& context) {
  const auto& lines = context.document.lines;
  for (auto first = lines.begin(); first != lines.end();) {
    const auto end = std::find_if(first, lines.end(),
                                  [&](const Line& line) { return line.section != first->section; });
    const auto total =
        std::count_if(first, end, [](const Line& line) { return bool{line.number}; });
    const auto alone = std::count_if(first, end, IsLoneNumber);
    if (AreFew(static_cast<size_t>(alone), static_cast<size_t>(total))) {
      for (auto line = first; line != end; ++line) {
        if (!IsLoneNumber(*line)) continue;
        const std::string number(context.TextOf(line->number.span));
        context.Report(line->number.span,
                       {{"problem", "nothing stands behind the number “" + number + "”"}});
      }
    }
    first = end;
  }
}

// Entries that are a link alone, among entries with a title.
void CheckEntries(CheckContext& context) {
  const Document& document = context.document;
  const auto is_link_alone = [&](const Entry& entry) {
    if (!Trim(context.TextOf(entry.title)).empty()) return false;
    return !IsLoneNumber(document.lines[entry.first_line]);
  };
  const auto alone = static_cast<size_t>(
      std::count_if(document.entries.begin(), document.entries.end(), is_link_alone));
  if (alone == 0 || !AreFew(alone, document.entries.size())) return;
  for (const Entry& entry : document.entries) {
    if (!is_link_alone(entry)) continue;
    context.Report(document.lines[entry.first_line].span,
                   {{"problem", "this entry has no title, unlike " +
                                    std::to_string(document.entries.size() - alone) + " of " +
                                    std::to_string(document.entries.size())}});
  }
}

// An entry's link with an address and nothing to click on: [](https://…).
void CheckInvisibleLinks(CheckContext& context) {
  const Document& document = context.document;
  for (const Entry& entry : document.entries) {
    const Line& line = document.lines[entry.first_line];
    const uint32_t begin = line.number ? line.number.gap.end : line.span.begin;
    for (uint32_t i = line.first_link; i < line.link_end; ++i) {
      const Link& link = document.links[i];
      if (link.kind != LinkKind::kInline || link.is_image || link.target.empty()) continue;
      if (link.span.begin > begin + 2 || !Trim(context.TextOf(link.text)).empty()) continue;
      context.Report(link.span, {{"problem", "the link of this entry shows no text"}});
    }
  }
}

enum class Marker : uint8_t { kNone, kHeading, kBullet, kNumber };

// What the line is where it is a Markdown marker and nothing else.
Marker LoneMarker(std::string_view line) {
  line = Trim(line);
  if (line.empty() || line.size() > 12) return Marker::kNone;
  const size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes > 0) {
    return hashes <= 6 && line.find_first_not_of("# ") == std::string_view::npos ? Marker::kHeading
                                                                                 : Marker::kNone;
  }
  if (line.size() == 1) {
    return line == "-" || line == "*" || line == "+" ? Marker::kBullet : Marker::kNone;
  }
  const size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool number = digits > 0 && digits < 4 && digits + 1 == line.size() &&
                      (line[digits] == '.' || line[digits] == ')');
  return number ? Marker::kNumber : Marker::kNone;
}

// Empty headings and list items leave no line in the model: they are looked for in the lines of
// the file that the Markdown parser passed over.
void CheckMarkers(CheckContext& context) {
  const Document& document = context.document;
  const std::string_view text = document.text;
  auto next = document.lines.begin();
  for (size_t begin = document.front_matter.end; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const Span line = MakeSpan(begin, end);
    begin = end + 1;
    const Marker marker = LoneMarker(line.in(text));
    if (marker == Marker::kNone) continue;
    while (next != document.lines.end() && next->span.end < line.begin) ++next;
    if (next != document.lines.end() && next->span.begin <= line.end) continue;  // has been read
    // A lone "-" may underline a heading; in a list it is an item.
    const bool in_list = (next != document.lines.end() && next->list_depth > 0) ||
                         (next != document.lines.begin() && (next - 1)->list_depth > 0);
    if (marker != Marker::kHeading && !in_list) continue;
    const std::string_view shown = Trim(line.in(text));
    const size_t at = static_cast<size_t>(shown.data() - text.data());
    const std::string what = marker == Marker::kHeading  ? "heading"
                             : marker == Marker::kNumber ? "list item"
                                                         : "bullet";
    context.Report(MakeSpan(at, at + shown.size()), {{"problem", "this " + what + " is empty"}});
  }
}

}  // namespace

void CheckMissingTitle(CheckContext& context) {
  if (!context.document.is_digest) return;
  CheckNumbers(context);
  CheckEntries(context);
  CheckInvisibleLinks(context);
  if (context.document.format == Format::kMarkdown) CheckMarkers(context);
}

}  // namespace digestlint
