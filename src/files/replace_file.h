// Replacing a file's content so that nobody ever finds it lost or half written.
#pragma once

#include <string>
#include <string_view>

#include "files/read_file.h"

namespace digestlint {

// Writes `text` to a temporary file beside `path`, gives it the owner and mode of the old file,
// syncs it, renames it over the old one and syncs the folder. Where `path` is a symbolic link, all
// this happens at its target. At any moment, and after a crash, the file holds either the old bytes
// or the new ones.
//
// Returns empty, or why the file was left as it was, in one line without the path. Refused: a file
// that is no longer the one that `seen` describes, one with several hard links (a rename would part
// them), one that its mode says is read-only, and one whose owner cannot be kept.
std::string ReplaceFile(const std::string& path, const FileVersion& seen, std::string_view text);

// Writes a file that is not there yet, in the same way; returns as ReplaceFile. A file that is
// there is left as it is.
std::string CreateFile(const std::string& path, std::string_view text);

}  // namespace digestlint
