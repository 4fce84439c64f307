// Text of unknown origin in XML 1.0 (https://www.w3.org/TR/xml/).
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

inline constexpr std::string_view kXmlHeader = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// Appends `text` so that it can stand between tags and in attributes with double quotes, and is
// read back the same: markup, line ends, tabs and characters that a terminal obeys are written as
// references. Bytes that are not UTF-8 and characters that XML does not allow become U+FFFD.
void AppendXml(std::string_view text, std::string& out);

}  // namespace digestlint
