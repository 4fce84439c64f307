// Writing a number anew in the manner in which it was written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace digestlint {

// The marker of a number ("1、", "（01）", "第三篇", "①", "2.3") with another value; of a dotted
// number the last part. Leading zeros keep their width. Empty where the marker's script has no such
// number (circled ones end with 20, Han ones here with 99) or holds none.
std::string WithValue(std::string_view marker, uint32_t value);

}  // namespace digestlint
