// Pieces of the protocol's JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/fix.h"
#include "server/position_map.h"

namespace digestlint {

using LspJson = nlohmann::json;

// Throws nlohmann::json::exception where it is none; the server answers that with InvalidParams.
LspPosition ReadPosition(const LspJson& json);
Span ReadRange(const LspJson& json, const PositionMap& positions);

LspJson PositionJson(LspPosition position);
LspJson RangeJson(const PositionMap& positions, Span span);
LspJson EditJson(const PositionMap& positions, const Edit& edit);
LspJson EditsJson(const PositionMap& positions, const std::vector<Edit>& edits);

// The absolute path of a file URI, and back. A URI of another scheme is its own path, so that its
// ending still tells the format.
bool IsFileUri(std::string_view uri);
std::string PathOfUri(std::string_view uri);
std::string UriOfFile(std::string_view path);

}  // namespace digestlint
