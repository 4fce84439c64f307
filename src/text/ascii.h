// ASCII text without regard to case: URLs, file names, labels. Bytes above 0x7F are left alone,
// so UTF-8 stays as it is; for text where width counts for nothing either, see FoldWidthAndCase.
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

constexpr char ToLowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr char ToUpperAscii(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

std::string LowerAscii(std::string_view text);

// `lower` is in lower case already. npos where it does not occur.
size_t FindIgnoringCase(std::string_view text, std::string_view lower);
bool EqualsIgnoringCase(std::string_view text, std::string_view lower);
bool EndsWithIgnoringCase(std::string_view text, std::string_view lower);

}  // namespace digestlint
