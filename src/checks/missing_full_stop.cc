// A paragraph without its full stop in a document whose paragraphs end with one.
#include <algorithm>

#include "engine/check.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// The line's end slipped to the start of the next line: leading-punctuation's finding.
bool EndFollows(const Document& document, uint32_t index) {
  static constexpr std::u32string_view kMarks = U"。，；、：！？）.,;)";
  if (index + 1 >= document.lines.size()) return false;
  const Span next = document.lines[index + 1].span;
  return !next.empty() &&
         kMarks.find(DecodeAt(document.text, next.begin).code_point) != std::u32string_view::npos;
}

// A comma ends the line and nothing of its entry goes on with the sentence.
bool EndsInComma(const Document& document, uint32_t index, char32_t end) {
  if (end != U'，' && end != U'、' && end != ',') return false;
  if (index + 1 >= document.lines.size()) return true;
  const Line& line = document.lines[index];
  const Line& next = document.lines[index + 1];
  return next.entry != line.entry || next.role != line.role || next.blank_before ||
         IsLinkLine(document, next);
}

bool HasHan(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    if (IsHan(d.code_point)) return true;
    i += d.size;
  }
  return false;
}

// **Title**: words; a field of a record ends as it likes.
bool IsField(const Document& document, const Line& line) {
  const Run& first = document.runs[line.first_run];
  if (!first.strong) return false;
  const std::string_view label = Trim(first.span.in(document.text));
  const Span rest = {first.span.end, line.span.end};
  std::string_view behind = rest.in(document.text);
  behind.remove_prefix(std::min(behind.find_first_not_of("*_ "), behind.size()));
  return label.ends_with(':') || label.ends_with("：") || behind.starts_with(':') ||
         behind.starts_with("：");
}

// What a list follows may end in a colon, which nobody can tell from here.
bool IsBeforeList(const Document& document, uint32_t index) {
  if (index + 1 >= document.lines.size()) return false;
  const Line& next = document.lines[index + 1];
  return next.entry == document.lines[index].entry &&
         (next.kind == LineKind::kBullet || next.list_depth > 0 || next.number);
}

// The last line of a paragraph of an entry's body, long enough to be prose.
bool IsParagraphEnd(const Document& document, uint32_t index, uint32_t min_cells) {
  const Line& line = document.lines[index];
  const bool last =
      index + 1 == document.lines.size() || document.lines[index + 1].block != line.block;
  const bool body = line.role == LineRole::kBody || line.role == LineRole::kIntro;
  if (!last || !body || line.kind != LineKind::kParagraph || line.number || line.list_depth > 0)
    return false;
  if (line.run_end == line.first_run || IsLinkLine(document, line)) return false;
  if (IsField(document, line) || IsBeforeList(document, index)) return false;
  // A paragraph that ends in a link, an image, code or emphasis ends as it likes.
  const Run& run = document.runs[line.run_end - 1];
  if (run.kind != RunKind::kText || run.in_link || run.strong) return false;
  if (!Trim(document.text.substr(run.span.end, line.span.end - run.span.end)).empty()) return false;
  // -- Alan Turing, 1950: who said what stands above.
  const char32_t first = DecodeAt(document.text, line.span.begin).code_point;
  if (first == '-' || first == U'—' || first == U'–') return false;
  return LineCells(document, line) >= min_cells;
}

}  // namespace

void CheckMissingFullStop(CheckContext& context) {
  const Document& document = context.document;
  if (!document.is_digest) return;
  const auto min_cells = static_cast<uint32_t>(context.Option("min-cells"));
  const bool chinese = document.language == Language::kChinese;
  std::vector<uint32_t> missing;
  size_t total = 0;
  for (uint32_t i = 0; i < document.lines.size(); ++i) {
    if (!IsParagraphEnd(document, i, min_cells)) continue;
    const Span last = document.runs[document.lines[i].run_end - 1].span;
    const std::string_view text = Trim(context.TextOf(last));
    // A Latin line among Chinese paragraphs is a name or a note.
    if (text.empty() || (chinese && !HasHan(text))) continue;
    ++total;
    const char32_t end = DecodeBefore(text, text.size()).code_point;
    const bool cut = IsAlphanumeric(end) || end == '%' || end == U'％';
    if (EndsSentence(text) || EndFollows(document, i)) continue;
    if (cut || EndsInComma(document, i, end)) missing.push_back(i);
  }
  // One paragraph is the exception however few there are.
  const double allowed = (1 - context.Option("min-share")) * static_cast<double>(total);
  if (static_cast<double>(total) < context.Option("min-paragraphs") ||
      static_cast<double>(missing.size()) > std::max(1.0, allowed))
    return;
  for (const uint32_t i : missing) {
    const std::string_view text =
        Trim(context.TextOf(document.runs[document.lines[i].run_end - 1].span));
    const auto end = static_cast<size_t>(text.data() - document.text.data()) + text.size();
    const Decoded last = DecodeBefore(text, text.size());
    // Behind a comma, or a name in Chinese text, the rest of the sentence may be missing.
    Repair repair;
    if (chinese ? IsHan(last.code_point) : last.code_point != ',')
      repair.edits.push_back({MakeSpan(end, end), chinese ? "。" : "."});
    context.Report(MakeSpan(end - last.size, end),
                   {{"stop", chinese ? "“。”" : "a full stop"},
                    {"count", std::to_string(total - missing.size())},
                    {"total", std::to_string(total)}},
                   {}, std::move(repair));
  }
}

}  // namespace digestlint
