#include "checks/listed_words.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr uint32_t kMaxTitle = 400;  // bytes of a title that are looked at

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return IsAsciiLetter(byte) || IsAsciiDigit(byte);
}

// A character that joins the words of an identifier or begins a tag, a mention or a variable.
bool IsGlue(char c) {
  return std::string_view("_./\\@#$~+=&%<>").find(c) != std::string_view::npos;
}

bool HasUpperCase(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool EqualsButForCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return FoldWidthAndCase(static_cast<unsigned char>(x)) ==
                  FoldWidthAndCase(static_cast<unsigned char>(y));
         });
}

// The line before the word ends like "pip install -U ".
bool IsBehindCommand(std::string_view before) {
  constexpr size_t kReach = 40;
  constexpr std::array<std::string_view, 7> kCommands = {
      "install ", "import ", "uninstall ", "docker pull ", "docker run ", "npx ", "git clone "};
  before = before.substr(before.size() - std::min(before.size(), kReach));
  const size_t line = before.rfind('\n');
  if (line != std::string_view::npos) before.remove_prefix(line + 1);
  return std::any_of(kCommands.begin(), kCommands.end(), [&](std::string_view command) {
    const size_t at = before.rfind(command);
    if (at == std::string_view::npos) return false;
    // Names and options only, no prose, up to the word.
    return std::all_of(before.begin() + static_cast<std::ptrdiff_t>(at + command.size()),
                       before.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != ','; });
  });
}

// How far a title between 《 》 reaches at most, and how much of a title tells its language. A
// bound keeps lines of megabytes linear.
constexpr uint32_t kTitleBytes = 400;

bool HoldsHan(std::string_view text) {
  text = text.substr(0, kTitleBytes);
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    if (IsHan(d.code_point)) return true;
    i += d.size;
  }
  return false;
}

// The characters around the word on its line are 《 before and 》 behind.
bool IsBetweenTitleMarks(const Document& document, Span word) {
  const uint32_t index = FindLine(document, word.begin);
  if (index == kNone) return false;
  const Span line = document.lines[index].span;
  const uint32_t near = word.begin - std::min(word.begin - line.begin, kMaxTitle);
  const std::string_view before = Span{near, word.begin}.in(document.text);
  const size_t open = before.rfind("《");
  return open != std::string_view::npos && before.find("》", open) == std::string_view::npos;
}

}  // namespace

bool IsIdentifierPart(std::string_view text, Span word) {
  const bool may_be_hyphenated = HasUpperCase(word.in(text));
  const auto glues = [&](char c) { return IsGlue(c) || (c == '-' && !may_be_hyphenated); };
  if (word.begin > 0) {
    const char before = text[word.begin - 1];
    if (glues(before)) return true;
    if (before == ':' && word.begin > 1 && text[word.begin - 2] == ':') return true;
  }
  if (word.end < text.size()) {
    const char after = text[word.end];
    const bool inner = word.end + 1 < text.size() && IsWordByte(text[word.end + 1]);
    if (after != '.' && glues(after)) return true;
    if ((after == '.' || after == ':') && inner) return true;
    if (text.substr(word.end).starts_with("::")) return true;
    if (after == '(' && word.end + 1 < text.size() && text[word.end + 1] == ')') return true;
  }
  return IsBehindCommand(text.substr(0, word.begin));
}

bool IsOthersText(const Document& document, Span place) {
  const Run* run = FindRun(document, place.begin);
  if (run == nullptr || run->in_link) return true;
  const uint32_t index = FindLine(document, place.begin);
  if (index == kNone) return true;
  const Line& line = document.lines[index];
  Span title;
  if (line.role == LineRole::kTitle) title = document.title;
  if (line.role == LineRole::kEntryTitle && line.entry != kNone) {
    title = document.entries[line.entry].title;
  }
  if (title.contains(place) && !HoldsHan(title.in(document.text).substr(0, kMaxTitle))) return true;
  return IsBetweenTitleMarks(document, place);
}

std::vector<WordHit> OwnWordHits(const CheckContext& context) {
  std::vector<WordHit> longest;
  for (const WordHit& hit : context.Words()) {
    if (!EqualsButForCase(context.TextOf(hit.span), hit.word->text)) continue;
    if (!longest.empty() && longest.back().span.contains(hit.span)) continue;
    while (!longest.empty() && hit.span.contains(longest.back().span)) longest.pop_back();
    if (longest.empty() || !longest.back().span.overlaps(hit.span)) longest.push_back(hit);
  }
  std::vector<WordHit> own;
  for (const WordHit& hit : longest) {
    if (hit.word->value == hit.word->text) continue;
    if (IsIdentifierPart(context.document.text, hit.span)) continue;
    if (IsOthersText(context.document, hit.span)) continue;
    own.push_back(hit);
  }
  return own;
}

}  // namespace digestlint
