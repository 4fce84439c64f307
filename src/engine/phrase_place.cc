#include "engine/phrase_place.h"

#include "text/unicode.h"

namespace digestlint {
namespace {

// Letters and digits are text; a quotation mark says that the phrase is talked about.
bool IsSubstance(char32_t c) {
  constexpr std::u32string_view kQuotes = U"\"'“”‘’「」『』《》«»";
  return kQuotes.find(c) != std::u32string_view::npos || IsAlphanumeric(c);
}

bool StartsLine(std::string_view text, size_t begin) {
  while (begin > 0 && text[begin - 1] != '\n') {
    const Decoded d = DecodeBefore(text, begin);
    if (IsSubstance(d.code_point)) return false;
    begin -= d.size;
  }
  return true;
}

bool EndsLine(std::string_view text, size_t end) {
  while (end < text.size() && text[end] != '\n') {
    const Decoded d = DecodeAt(text, end);
    if (IsSubstance(d.code_point)) return false;
    end += d.size;
  }
  return true;
}

}  // namespace

bool StandsAt(PhrasePlace place, std::string_view text, Span hit) {
  switch (place) {
    case PhrasePlace::kAnywhere:
      return true;
    case PhrasePlace::kStart:
      return StartsLine(text, hit.begin);
    case PhrasePlace::kAlone:
      return StartsLine(text, hit.begin) && EndsLine(text, hit.end);
  }
  return true;
}

}  // namespace digestlint
