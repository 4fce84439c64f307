// An entry whose parts stand in another order than those of the others, or whose link lacks the
// label that the others have.
#include <algorithm>
#include <map>

#include "engine/check.h"
#include "facts/entry_label.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kMinAlike = 4;

// Nearly all others are alike.
bool IsHabit(size_t alike, size_t others) {
  return alike >= kMinAlike && alike * 10 >= others * 9;
}

// Summary and links stand in lines of their own below the title.
bool HasBothParts(const Entry& entry, const EntryShape& shape) {
  return shape.text_line != kNone && shape.link_line != kNone &&
         shape.text_line != entry.first_line;
}

// Exchanges the link line at one end of the body and the text that is the rest of it; nothing where
// the body is made of more parts.
std::vector<Edit> Exchange(const Document& document, const Entry& entry, const EntryShape& shape) {
  const bool link_first = shape.link_line < shape.text_line;
  const uint32_t first = entry.first_line + 1, last = entry.line_end - 1;
  if (shape.link_line != (link_first ? first : last)) return {};
  const uint32_t text_first = link_first ? first + 1 : first;
  const uint32_t text_last = link_first ? last : last - 1;
  for (uint32_t i = text_first; i <= text_last; ++i) {
    const Line& line = document.lines[i];
    if (line.kind != LineKind::kParagraph || line.list_depth > 0 || line.quote_depth > 0 ||
        IsLinkLine(document, line)) {
      return {};
    }
  }
  if (document.lines[shape.link_line].kind != LineKind::kParagraph) return {};
  const Span link = document.lines[shape.link_line].span;
  const Span text = {document.lines[text_first].span.begin, document.lines[text_last].span.end};
  return {{link, std::string(text.in(document.text))}, {text, std::string(link.in(document.text))}};
}

void CheckOrder(CheckContext& context) {
  const Document& document = context.document;
  const std::vector<EntryShape>& shapes = context.facts.EntryShapes();
  size_t text_first = 0, total = 0;
  for (size_t i = 0; i < shapes.size(); ++i) {
    if (!HasBothParts(document.entries[i], shapes[i])) continue;
    ++total;
    if (shapes[i].text_line < shapes[i].link_line) ++text_first;
  }
  for (size_t i = 0; i < shapes.size(); ++i) {
    const Entry& entry = document.entries[i];
    if (!HasBothParts(entry, shapes[i])) continue;
    const bool own = shapes[i].text_line < shapes[i].link_line;
    const size_t others = own ? total - text_first : text_first;
    if (!IsHabit(others, total - 1)) continue;
    const uint32_t place = std::min(shapes[i].text_line, shapes[i].link_line);
    context.Report(
        document.lines[place].span,
        {{"problem",
          "in entry " + EntryLabel(document, entry) +
              (own ? " the link stands below the summary" : " the link stands above the summary") +
              ", in " + std::to_string(others) + " of the other " + std::to_string(total - 1) +
              (own ? " above" : " below") + " it"},
         {"repair", "exchange link and summary"}},
        {}, {Exchange(document, entry, shapes[i]), FixSafety::kUnsafe});
  }
}

// Where the label of a link line ends and its link begins.
Span LabelSpan(const Document& document, const Line& line) {
  const uint32_t end = document.links[line.first_link].span.begin;
  return {line.span.begin, std::max(line.span.begin, end)};
}

void CheckLabels(CheckContext& context) {
  const Document& document = context.document;
  const std::vector<EntryShape>& shapes = context.facts.EntryShapes();
  std::map<std::string_view, size_t> labels;  // as written, with marks and blanks
  size_t total = 0;
  const auto label_of = [&](const EntryShape& shape) {
    const Line& line = document.lines[shape.link_line];
    return context.TextOf(LabelSpan(document, line));
  };
  for (const EntryShape& shape : shapes) {
    if (shape.link_line == kNone) continue;
    ++total;
    if (!LinkLabel(document, document.lines[shape.link_line]).empty()) ++labels[label_of(shape)];
  }
  const auto habit =
      std::max_element(labels.begin(), labels.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (habit == labels.end() || habit->second == total || !IsHabit(habit->second, total - 1)) return;
  for (size_t i = 0; i < shapes.size(); ++i) {
    if (shapes[i].link_line == kNone) continue;
    const Line& line = document.lines[shapes[i].link_line];
    if (!LinkLabel(document, line).empty()) continue;
    // The link began in a line above: the label would stand in the midst of it.
    if (document.links[line.first_link].span.begin < line.span.begin) continue;
    const Entry& entry = document.entries[i];
    context.Report(line.span,
                   {{"problem", "the link of entry " + EntryLabel(document, entry) +
                                    " has no label, unlike “" + std::string(Trim(habit->first)) +
                                    "” in " + std::to_string(habit->second) + " of the other " +
                                    std::to_string(total - 1)},
                    {"repair", "insert “" + std::string(habit->first) + "”"}},
                   {},
                   {{{LabelSpan(document, line), std::string(habit->first)}}, FixSafety::kUnsafe});
  }
}

}  // namespace

void CheckEntryShape(CheckContext& context) {
  CheckOrder(context);
  CheckLabels(context);
}

}  // namespace digestlint
