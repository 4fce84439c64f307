// A line that starts with a mark that belongs to the end of the line before.
#include <optional>
#include <string>
#include <vector>

#include "engine/check.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

// ",LoRA 也能": prose goes on behind the word; ",separated,values" does not.
bool IsBeforeProse(std::string_view text, const PunctuationMark& mark) {
  const auto is_word = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return IsAsciiLetter(byte) || IsAsciiDigit(byte) || c == '-';
  };
  uint32_t at = mark.span.end;
  while (at < text.size() && is_word(text[at])) ++at;
  const char32_t next = at < text.size() ? DecodeAt(text, at).code_point : U'\n';
  return next == ' ' || IsHan(next);
}

// ": 解释" below a term in Markdown: a definition (PHP Markdown Extra, Pandoc).
bool IsDefinition(const Document& document, const PunctuationMark& mark) {
  return document.format == Format::kMarkdown && mark.code_point == ':' && mark.blank_right;
}

bool BelongsToLineBefore(std::string_view text, const PunctuationMark& mark) {
  switch (mark.kind) {
    case MarkKind::kComma:
    case MarkKind::kSemicolon:
      if (mark.right == Neighbour::kLatin && IsBeforeProse(text, mark)) return true;
      [[fallthrough]];
    case MarkKind::kFullStop:
    case MarkKind::kQuestion:
    case MarkKind::kExclamation:
      // A half-width one before a word: ".5", ",separated" and "!important" are none.
      return mark.full_width || mark.right == Neighbour::kHan ||
             (mark.right == Neighbour::kLatin && mark.blank_right);
    case MarkKind::kColon:
      return mark.full_width || mark.right == Neighbour::kHan;
    case MarkKind::kEnumeration:
      return mark.full_width;
    case MarkKind::kClose:
      // A half-width one as well, but for the second half of an interval or a drawing.
      return mark.full_width ||
             (mark.code_point == ')' && (mark.right == Neighbour::kHan ||
                                         (mark.right == Neighbour::kLatin && mark.blank_right)));
    default:
      return false;
  }
}

// The end of the words in the line before, where the two lines are one paragraph and a mark is
// missing there.
std::optional<uint32_t> PlaceBefore(const Document& document, uint32_t index) {
  if (index == 0) return std::nullopt;
  const Line& line = document.lines[index];
  const Line& before = document.lines[index - 1];
  const bool one_paragraph = line.kind == LineKind::kParagraph && !line.blank_before &&
                             line.role == before.role && line.entry == before.entry &&
                             line.quote_depth == before.quote_depth &&
                             (document.format == Format::kPlain || line.block == before.block);
  const bool title = before.role == LineRole::kTitle || before.role == LineRole::kHeading ||
                     before.role == LineRole::kEntryTitle || before.number;
  if (!one_paragraph || title || before.first_run == before.run_end) return std::nullopt;
  const Run& run = document.runs[before.run_end - 1];
  if (run.kind != RunKind::kText || run.in_link) return std::nullopt;
  const std::string_view words = Trim(run.span.in(document.text));
  if (words.empty() || !IsAlphanumeric(DecodeBefore(words, words.size()).code_point))
    return std::nullopt;
  const auto end = static_cast<uint32_t>(words.data() + words.size() - document.text.data());
  // Markup may close between the words and the line's end.
  if (!Trim(document.text.substr(end, before.span.end - end)).empty()) return std::nullopt;
  return end;
}

// Nothing where the mark may as well be a rest of something else.
Repair MoveToLineBefore(const CheckContext& context, const PunctuationMark& mark) {
  const Document& document = context.document;
  const std::optional<uint32_t> end = PlaceBefore(document, mark.line);
  // What begins the line next must not look like a number or another mark.
  if (!end || mark.right == Neighbour::kFullMark || mark.right == Neighbour::kHalfMark ||
      mark.right == Neighbour::kDigit)
    return {};
  const std::string sign(context.TextOf(mark.span));
  if (mark.right == Neighbour::kNone) return {{{{*end, mark.span.end}, sign}}};
  Span old = mark.span;
  while (document.text[old.end] == ' ') ++old.end;
  return {{{{*end, *end}, sign}, {old, ""}}};
}

}  // namespace

void CheckLeadingPunctuation(CheckContext& context) {
  for (const PunctuationMark& mark : context.facts.Punctuation()) {
    if (mark.left != Neighbour::kNone || IsDefinition(context.document, mark) ||
        !BelongsToLineBefore(context.document.text, mark))
      continue;
    if (mark.span.begin != context.document.lines[mark.line].span.begin) continue;
    context.Report(mark.span, {{"match", std::string(context.TextOf(mark.span))}}, {},
                   MoveToLineBefore(context, mark));
  }
}

}  // namespace digestlint
