#include "server/position_map.h"

#include <algorithm>
#include <array>

#include "text/byte_set.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"utf-8", "utf-16", "utf-32"};

uint32_t UnitsOf(const Decoded& d, PositionEncoding encoding) {
  switch (encoding) {
    case PositionEncoding::kUtf8:
      return static_cast<uint32_t>(d.size);
    case PositionEncoding::kUtf16:
      return d.code_point > 0xFFFF ? 2 : 1;
    case PositionEncoding::kUtf32:
      break;
  }
  return 1;
}

}  // namespace

std::string_view PositionEncodingName(PositionEncoding encoding) {
  return kNames[static_cast<size_t>(encoding)];
}

std::optional<PositionEncoding> FindPositionEncoding(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<PositionEncoding>(found - kNames.begin());
}

PositionRules PositionRules::For(std::string_view text) const {
  PositionRules rules = *this;
  rules.crlf_ends_line = true;
  if (lone_cr_ends_line) return rules;
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (at > 0 && text[at - 1] == '\r') continue;
    rules.crlf_ends_line = false;
    break;
  }
  return rules;
}

PositionMap::PositionMap(std::string_view text, PositionRules rules)
    : text_(text), rules_(rules), starts_({0}) {
  if (!rules.lone_cr_ends_line && text.find('\n') != std::string_view::npos) {
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at)) {
      starts_.push_back(static_cast<uint32_t>(++at));
    }
    return;
  }
  static constexpr ByteSet kEnds("\r\n");
  for (size_t at = kEnds.FindIn(text); at != std::string_view::npos; at = kEnds.FindIn(text, at)) {
    at += text.substr(at).starts_with("\r\n") ? 2 : 1;
    starts_.push_back(static_cast<uint32_t>(at));
  }
}

bool PositionMap::IsInLineEnd(uint32_t offset) const {
  return rules_.crlf_ends_line && offset > 0 && text_.substr(offset - 1, 2) == "\r\n";
}

Span PositionMap::LineSpan(uint32_t line) const {
  const uint32_t begin = starts_[line];
  uint32_t end =
      line + 1 < starts_.size() ? starts_[line + 1] : static_cast<uint32_t>(text_.size());
  if (line + 1 < starts_.size()) {
    const bool crlf =
        end - begin >= 2 && rules_.crlf_ends_line && text_.substr(end - 2, 2) == "\r\n";
    end -= crlf ? 2 : 1;
  }
  return {begin, end};
}

LspPosition PositionMap::PositionAt(uint32_t offset) const {
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  const auto line = std::upper_bound(starts_.begin(), starts_.end(), offset) - 1;
  LspPosition position = {static_cast<uint32_t>(line - starts_.begin()), 0};
  const uint32_t end = std::min(offset, LineSpan(position.line).end);
  if (rules_.encoding == PositionEncoding::kUtf8) {
    position.character = end - *line;
    return position;
  }
  uint32_t at = *line;
  if (last_at_ >= at && last_at_ <= end) {  // on from there
    at = last_at_;
    position.character = last_character_;
  }
  while (at < end) {
    const Decoded d = DecodeAt(text_, at);
    if (at + d.size > end) break;
    position.character += UnitsOf(d, rules_.encoding);
    at += static_cast<uint32_t>(d.size);
  }
  last_at_ = at;
  last_character_ = position.character;
  return position;
}

uint32_t PositionMap::OffsetAt(LspPosition position) const {
  if (position.line >= starts_.size()) return static_cast<uint32_t>(text_.size());
  const Span line = LineSpan(position.line);
  uint32_t units = 0;
  uint32_t at = line.begin;
  while (at < line.end) {
    const Decoded d = DecodeAt(text_, at);
    const uint32_t size = UnitsOf(d, rules_.encoding);
    if (units + size > position.character) break;
    units += size;
    at += static_cast<uint32_t>(d.size);
  }
  return at;
}

}  // namespace digestlint
