// Which encoding the bytes of a file have that is no UTF-8, or whether it is text at all.
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

// What GuessEncoding says of a text that is not UTF-8 by far and none of the encodings it knows.
inline constexpr std::string_view kUnknownEncoding = "unknown";

// Nothing for UTF-8, whole or with damaged places; otherwise the encoding that the whole text seems
// to have, by the name that iconv knows it by (UTF-16 with LE or BE, UTF-32, GB18030, which covers
// GBK and GB2312, or BIG5), or kUnknownEncoding. Judged by the bytes at the start of `text`. The
// names are static.
std::string_view GuessEncoding(std::string_view text);

// What to tell people of such an encoding: what it is and how to convert the file. One line.
std::string DescribeEncoding(std::string_view encoding);

// NUL bytes show that this is a picture, an archive or a program, not text in any encoding.
bool IsBinary(std::string_view text);

}  // namespace digestlint
