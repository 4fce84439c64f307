#include "report/uri_path.h"

#include <fmt/format.h>

#include <iterator>

#include "text/unicode.h"

namespace digestlint {

std::string UriOfPath(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = IsAsciiLetter(byte) || IsAsciiDigit(byte) || c == '-' || c == '.' ||
                            c == '_' || c == '~' || c == '/';
    if (unreserved) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", byte);
    }
  }
  return out;
}

}  // namespace digestlint
