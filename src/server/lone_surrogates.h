// JSON texts of clients whose strings are UTF-16.
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

// The text with U+FFFD for each escape of half a surrogate pair (\ud83d without \ude00 behind it),
// which JSON texts may hold (RFC 8259, section 8.2) but UTF-8 cannot. Both are one UTF-16 unit, so
// positions stay as they are.
std::string WithoutLoneSurrogates(std::string_view json);

}  // namespace digestlint
