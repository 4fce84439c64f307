// From the text of a configuration to its layer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/config_layer.h"

namespace digestlint {

struct ConfigSource {
  std::string name;         // in messages: "digestlint.toml", "preset strict", "--config 'a=1'"
  std::string path;         // absolute, of a file; else empty
  std::string file_folder;  // absolute: what paths in it are relative to
  std::string folder;       // absolute: what patterns in it are relative to
};

// Every mistake is an error "name:line: what; what to do". Whether rules, folders and files exist
// is not looked at.
ConfigLayer ReadConfig(const ConfigSource& source, std::string_view toml,
                       std::vector<std::string>& errors);

// "error" and so on; nothing for any other text.
std::optional<Severity> ParseSeverity(std::string_view text);

}  // namespace digestlint
