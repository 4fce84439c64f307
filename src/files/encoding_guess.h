// Which encoding a text that is not UTF-8 may have.
#pragma once

#include <string_view>

namespace digestlint {

// A guess from the bytes at the start of `text`: the name that iconv knows the encoding by, or
// nothing. Knows UTF-16, UTF-32 and GB18030 (with GBK and GB2312). Also nothing for UTF-8, whole
// or damaged. The names are static.
std::string_view GuessEncoding(std::string_view text);

}  // namespace digestlint
