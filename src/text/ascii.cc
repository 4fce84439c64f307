#include "text/ascii.h"

#include <algorithm>

namespace digestlint {
namespace {

constexpr bool SameLetter(char c, char lower) {
  return ToLowerAscii(c) == lower;
}

}  // namespace

std::string LowerAscii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ToLowerAscii);
  return out;
}

size_t FindIgnoringCase(std::string_view text, std::string_view lower) {
  const auto* const hit =
      std::search(text.begin(), text.end(), lower.begin(), lower.end(), SameLetter);
  if (hit == text.end() && !lower.empty()) return std::string_view::npos;
  return static_cast<size_t>(hit - text.begin());
}

bool EqualsIgnoringCase(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), SameLetter);
}

bool EndsWithIgnoringCase(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         EqualsIgnoringCase(text.substr(text.size() - lower.size()), lower);
}

}  // namespace digestlint
