// Files of a folder that users bring.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace digestlint {

// The files directly in `folder` whose names end so, sorted by name.
std::vector<std::string> FilesIn(const std::string& folder, std::string_view ending);

// The folders directly in `folder`, sorted.
std::vector<std::string> FoldersIn(const std::string& folder);

// The bytes of a file of at most `limit` bytes; else an error "path: why", and nothing.
std::string ReadWhole(const std::string& path, size_t limit, std::vector<std::string>& errors);

}  // namespace digestlint
