// Writing TOML.
#pragma once

#include <string>
#include <string_view>

namespace digestlint {

// A basic string with its quotation marks (TOML 1.0, "String"). What is not UTF-8 stays as it is.
std::string TomlString(std::string_view text);

}  // namespace digestlint
