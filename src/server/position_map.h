// From byte offsets to the positions of the Language Server Protocol, and back: the only place
// where the server converts them.
//
// Lines and characters count from 0. A line ends with LF, CRLF or a CR alone (LSP 3.17, "Text
// Documents"), other than in the reports (text/line_index.h), where a CR alone is text, as it is to
// some clients against the protocol: Neovim and Emacs count lines by LF. A character is a unit of
// the encoding that client and server agreed on; a position inside of a character means its start,
// one behind the line's end means that end. Bytes that are not UTF-8 are one unit each.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace digestlint {

enum class PositionEncoding : uint8_t { kUtf8, kUtf16, kUtf32 };

// "utf-8", "utf-16", "utf-32"; nothing for other names.
std::string_view PositionEncodingName(PositionEncoding encoding);
std::optional<PositionEncoding> FindPositionEncoding(std::string_view name);

// What client and server mean by a position.
struct PositionRules {
  PositionEncoding encoding = PositionEncoding::kUtf16;
  bool lone_cr_ends_line = true;  // false: only in a text without any LF
  // Whether a CR before LF is a part of the line's end; false only beside the one above, where the
  // text came with LF alone as well: such a client counts the CR as a character.
  bool crlf_ends_line = true;

  PositionRules() = default;
  // For a text that the client opens, as it tells its line ends by it.
  PositionRules For(std::string_view text) const;

  // NOLINTNEXTLINE(google-explicit-constructor): an encoding with the protocol's lines
  PositionRules(PositionEncoding encoding_of_it) : encoding(encoding_of_it) {}
};

struct LspPosition {
  uint32_t line = 0;
  uint32_t character = 0;
  friend bool operator==(LspPosition, LspPosition) = default;
};

// Not thread-safe.
class PositionMap {
 public:
  // `text` must outlive the map. One pass over the bytes.
  PositionMap(std::string_view text, PositionRules rules);

  LspPosition PositionAt(uint32_t offset) const;
  uint32_t OffsetAt(LspPosition position) const;

  std::string_view text() const { return text_; }
  PositionRules rules() const { return rules_; }
  uint32_t line_count() const { return static_cast<uint32_t>(starts_.size()); }
  bool IsInLineEnd(uint32_t offset) const;  // between CR and LF, where no position is
  Span LineSpan(uint32_t line) const;       // without its end; `line` must be in range

 private:
  std::string_view text_;
  PositionRules rules_;
  std::vector<uint32_t> starts_;
  // Where the last question about a place ended: the next one is often about a place behind it in
  // the same line, and a line may be all of a text.
  mutable uint32_t last_at_ = 0, last_character_ = 0;
};

}  // namespace digestlint
