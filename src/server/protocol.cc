#include "server/protocol.h"

#include <algorithm>
#include <charconv>

#include "report/uri_path.h"
#include "text/ascii.h"

namespace digestlint {
namespace {

constexpr std::string_view kFileScheme = "file:";

}  // namespace

LspPosition ReadPosition(const LspJson& json) {
  // Negative and huge ones are out of range, not wrong.
  constexpr int64_t kMost = 0x7FFFFFFF;
  const auto read = [&](const char* key) {
    const LspJson& value = json.at(key);
    if (value.is_number_unsigned()) {
      return static_cast<uint32_t>(std::min<uint64_t>(value.get<uint64_t>(), kMost));
    }
    if (value.is_number_float()) {
      return static_cast<uint32_t>(std::clamp<double>(value.get<double>(), 0, kMost));
    }
    return static_cast<uint32_t>(std::clamp<int64_t>(value.get<int64_t>(), 0, kMost));
  };
  return {read("line"), read("character")};
}

Span ReadRange(const LspJson& json, const PositionMap& positions) {
  const uint32_t begin = positions.OffsetAt(ReadPosition(json.at("start")));
  return {begin, std::max(begin, positions.OffsetAt(ReadPosition(json.at("end"))))};
}

LspJson PositionJson(LspPosition position) {
  return {{"line", position.line}, {"character", position.character}};
}

LspJson RangeJson(const PositionMap& positions, Span span) {
  return {{"start", PositionJson(positions.PositionAt(span.begin))},
          {"end", PositionJson(positions.PositionAt(std::max(span.begin, span.end)))}};
}

LspJson EditJson(const PositionMap& positions, const Edit& edit) {
  // Between CR and LF there is no position: such an edit takes in the whole line end.
  Edit whole = edit;
  if (positions.IsInLineEnd(edit.span.begin)) {
    --whole.span.begin;
    whole.text.insert(whole.text.begin(), '\r');
  }
  if (positions.IsInLineEnd(edit.span.end)) {
    ++whole.span.end;
    whole.text += '\n';
  }
  return {{"range", RangeJson(positions, whole.span)}, {"newText", whole.text}};
}

LspJson EditsJson(const PositionMap& positions, const std::vector<Edit>& edits) {
  LspJson out = LspJson::array();
  for (const Edit& edit : edits) out.push_back(EditJson(positions, edit));
  return out;
}

bool IsFileUri(std::string_view uri) {
  return EqualsIgnoringCase(uri.substr(0, kFileScheme.size()), kFileScheme);
}

std::string PathOfUri(std::string_view uri) {
  if (!IsFileUri(uri)) return std::string(uri);
  uri.remove_prefix(kFileScheme.size());
  if (uri.starts_with("//")) uri.remove_prefix(std::min(uri.find('/', 2), uri.size()));  // the host
  std::string path;
  for (size_t i = 0; i < uri.size(); ++i) {
    unsigned byte = 0;
    const char* digits = uri.data() + std::min(i + 1, uri.size());
    const char* end = uri.data() + std::min(i + 3, uri.size());
    if (uri[i] == '%' && end - digits == 2 && std::from_chars(digits, end, byte, 16).ptr == end) {
      path += static_cast<char>(byte);
      i += 2;
    } else {
      path += uri[i];
    }
  }
  return path;
}

std::string UriOfFile(std::string_view path) {
  return UriOfPath(path);
}

}  // namespace digestlint
