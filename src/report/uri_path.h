// A file's path as a URI reference (RFC 3986).
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

// "周报/a b.md" becomes a relative reference with what is no plain ASCII percent-encoded, whatever
// bytes they are; an absolute path becomes a file URI.
std::string UriOfPath(std::string_view path);

// A path in one spelling, for what outlives a run: without "./" and "//", from the current folder
// where it lies below that.
std::string ProjectPath(std::string_view path);

}  // namespace digestlint
