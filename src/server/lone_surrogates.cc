#include "server/lone_surrogates.h"

#include <charconv>
#include <cstdint>

namespace digestlint {
namespace {

constexpr size_t kEscapeSize = 6;  // \uD83D

// The UTF-16 unit that is escaped at the offset; 0 where none is.
uint32_t UnitAt(std::string_view json, size_t at) {
  const std::string_view escape = json.substr(at < json.size() ? at : json.size(), kEscapeSize);
  uint32_t unit = 0;
  if (escape.size() < kEscapeSize || !escape.starts_with("\\u")) return 0;
  const char* const end = escape.data() + kEscapeSize;
  return std::from_chars(escape.data() + 2, end, unit, 16).ptr == end ? unit : 0;
}

bool IsHigh(uint32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

bool IsLow(uint32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

std::string WithoutLoneSurrogates(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (size_t at = 0; at < json.size();) {
    if (json[at] != '\\') {
      out += json[at++];
      continue;
    }
    const uint32_t unit = UnitAt(json, at);
    size_t size = unit == 0 ? 2 : kEscapeSize;  // \\ and \" as wholes
    if (IsHigh(unit) && IsLow(UnitAt(json, at + kEscapeSize))) {
      size += kEscapeSize;
    } else if (IsHigh(unit) || IsLow(unit)) {
      out += "\\ufffd";
      at += size;
      continue;
    }
    out += json.substr(at, size);
    at += size;
  }
  return out;
}

}  // namespace digestlint
