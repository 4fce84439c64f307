#include "checks/coined_name.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kMinKey = 4;  // shorter names are written in too many ways that are right

bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool IsLower(char c) {
  return c >= 'a' && c <= 'z';
}

bool IsAlnum(char c) {
  return IsUpper(c) || IsLower(c) || (c >= '0' && c <= '9');
}

// Where the word ends that begins at `at`: letters and digits, a hyphen or point between them.
uint32_t WordEnd(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end) {
    const bool inner =
        (text[at] == '-' || text[at] == '.') && at + 1 < end && IsAlnum(text[at + 1]);
    if (!IsAlnum(text[at]) && !inner) break;
    ++at;
  }
  return at;
}

struct Parts {
  size_t ordinary = 0, acronym = 0, coined = 0, all = 0;
};

Parts ReadParts(std::string_view word) {
  Parts parts;
  for (size_t at = 0; at <= word.size();) {
    const size_t end = std::min(word.find('-', at), word.size());
    const NamePart kind = ReadNamePart(word.substr(at, end - at));
    parts.ordinary += kind == NamePart::kOrdinary ? 1 : 0;
    parts.acronym += kind == NamePart::kAcronym ? 1 : 0;
    parts.coined += kind == NamePart::kCoined ? 1 : 0;
    ++parts.all;
    at = end + 1;
  }
  return parts;
}

bool HasInnerCapitals(std::string_view word) {
  for (size_t i = 1; i < word.size(); ++i) {
    if (IsUpper(word[i]) && IsUpper(word[i - 1])) return true;
  }
  return false;
}

// Behind the word, over blanks, stands a colon.
bool IsBeforeColon(std::string_view text, uint32_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return text.substr(at).starts_with(":") || text.substr(at).starts_with("：");
}

bool IsName(std::string_view word, bool leads) {
  const Parts parts = ReadParts(word);
  if (leads && (parts.coined > 0 || parts.acronym > 0)) return true;
  if (parts.all == 1) return parts.coined > 0 && HasInnerCapitals(word);
  return parts.ordinary == 0 && parts.coined + parts.acronym > 0 && HasInnerCapitals(word);
}

}  // namespace

NamePart ReadNamePart(std::string_view part) {
  size_t upper = 0, lower = 0, digit = 0, inner = 0;
  for (size_t i = 0; i < part.size(); ++i) {
    upper += IsUpper(part[i]) ? 1 : 0;
    lower += IsLower(part[i]) ? 1 : 0;
    digit += IsAsciiDigit(static_cast<unsigned char>(part[i])) ? 1 : 0;
    inner += i > 0 && IsUpper(part[i]) ? 1 : 0;
  }
  if (upper + lower == 0) return NamePart::kNumber;
  if (lower == 0) return upper > 1 || digit > 0 ? NamePart::kAcronym : NamePart::kOrdinary;
  if (lower == 1 && part.back() == 's' && upper > 1) return NamePart::kAcronym;
  if (digit > 0) return upper + lower > 1 ? NamePart::kCoined : NamePart::kAcronym;
  return inner > 0 ? NamePart::kCoined : NamePart::kOrdinary;
}

std::vector<CoinedName> FindCoinedNames(const Document& document, Span title) {
  std::vector<CoinedName> names;
  const std::string_view text = document.text;
  const std::string_view whole = title.in(text);
  if (std::none_of(whole.begin(), whole.end(), IsLower)) return names;
  const uint32_t index = FindLine(document, title.begin);
  if (index == kNone) return names;
  bool first = true;
  const Line& line = document.lines[index];
  for (uint32_t r = line.first_run; r < line.run_end; ++r) {
    const Run& run = document.runs[r];
    if (run.kind != RunKind::kText || !run.span.overlaps(title)) continue;
    const uint32_t end = std::min(run.span.end, title.end);
    for (uint32_t at = std::max(run.span.begin, title.begin); at < end;) {
      const uint32_t begin = at;
      at = IsAlnum(text[at]) ? WordEnd(text, at, end) : at + 1;
      if (!IsAlnum(text[begin])) {
        first = first && static_cast<unsigned char>(text[begin]) < 0x80;
        continue;
      }
      const Span word = {begin, at};
      const bool leads = first && IsBeforeColon(text.substr(0, title.end), at);
      first = false;
      if (!IsName(word.in(text), leads)) continue;
      std::string key;
      for (const char c : word.in(text)) {
        if (IsAlnum(c)) key += ToLowerAscii(c);
      }
      if (key.size() >= kMinKey) names.push_back({word, std::move(key), leads});
    }
  }
  return names;
}

}  // namespace digestlint
