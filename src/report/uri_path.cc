#include "report/uri_path.h"

#include <fmt/format.h>

#include <filesystem>
#include <iterator>
#include <system_error>

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

std::string ProjectPath(std::string_view path) {
  const std::filesystem::path normal = std::filesystem::path(path).lexically_normal();
  if (!normal.is_absolute()) return normal.string();
  std::error_code error;
  const std::filesystem::path here = std::filesystem::current_path(error);
  const std::string below = error ? "" : normal.lexically_relative(here).string();
  return below.empty() || below.starts_with("..") ? normal.string() : below;
}

}  // namespace digestlint
