// A file's path as a URI reference (RFC 3986).
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

// "周报/a b.md" becomes a relative reference with what is no plain ASCII percent-encoded, whatever
// bytes they are; an absolute path becomes a file URI.
std::string UriOfPath(std::string_view path);

}  // namespace digestlint
