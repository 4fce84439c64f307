// A configuration with all that it extends.
#pragma once

#include <string>
#include <vector>

#include "config/config_layer.h"
#include "config/config_reader.h"

namespace digestlint {

inline constexpr size_t kMaxConfigBytes = 1 << 20;
inline constexpr size_t kMaxConfigFiles = 20;  // in one chain

// Reads the file and, before it, the presets and files that it extends, and theirs; later layers
// win. A file that extends itself, is too large or cannot be read is an error.
std::vector<ConfigLayer> ReadConfigChain(const ConfigSource& source,
                                         std::vector<std::string>& errors);

// As above, for settings that are no file.
std::vector<ConfigLayer> ReadConfigChain(const ConfigSource& source, std::string_view toml,
                                         std::vector<std::string>& errors);

// The file at `path`, named in messages as it is written here; its patterns are relative to
// `folder`, or to its own folder where that is empty.
ConfigSource ConfigFileSource(const std::string& path, const std::string& folder = "");

}  // namespace digestlint
