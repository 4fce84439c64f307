// Bytes that are not UTF-8: damaged places of a text, or a file in another encoding.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "engine/check.h"
#include "text/encoding_guess.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kBytesShown = 4;

unsigned ByteAt(std::string_view text, size_t i) {
  return static_cast<unsigned char>(text[i]);
}

// The first bytes of a character whose rest is missing.
bool IsCutShort(std::string_view bytes) {
  const unsigned lead = ByteAt(bytes, 0);
  if (lead < 0xC2 || lead > 0xF4) return false;
  const size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return bytes.size() < wanted && std::all_of(bytes.begin() + 1, bytes.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
         });
}

// “é” of Café where each byte is a letter of its own; empty where nothing shows that.
std::string AsLatin1(std::string_view text, Span span) {
  const unsigned byte = ByteAt(text, span.begin);
  const bool letter_before = span.begin > 0 && IsAsciiLetter(ByteAt(text, span.begin - 1));
  if (span.size() != 1 || byte < 0xC0 || !letter_before) return {};
  std::string letter;
  AppendUtf8(byte, letter);
  return letter;
}

std::string Describe(std::string_view text, Span span) {
  const std::string_view bytes = span.in(text);
  std::string out = bytes.size() == 1 ? "byte" : "bytes";
  for (size_t i = 0; i < std::min(bytes.size(), kBytesShown); ++i) {
    fmt::format_to(std::back_inserter(out), " 0x{:02X}", ByteAt(bytes, i));
  }
  if (bytes.size() > kBytesShown) {
    fmt::format_to(std::back_inserter(out), " … ({} in all)", bytes.size());
  }
  out += bytes.size() == 1 ? " is not UTF-8" : " are not UTF-8";
  const std::string letter = AsLatin1(text, span);
  if (!letter.empty()) return out + fmt::format(", but “{}” in Latin-1", letter);
  return IsCutShort(bytes) ? out + ": a character cut short" : out;
}

// Where the other encoding shows: the first byte that is not UTF-8, or NUL.
Span FirstForeignByte(std::string_view text) {
  const size_t at = std::min({FindInvalidUtf8(text), text.find('\0'), text.size() - 1});
  return MakeSpan(at, at + 1);
}

}  // namespace

void CheckInvalidUtf8(CheckContext& context) {
  const Document& document = context.document;
  if (!document.encoding.empty()) {
    context
        .Report(FirstForeignByte(document.text), {{"problem", DescribeEncoding(document.encoding)}})
        .habit = document.encoding;
    return;
  }
  const std::vector<Span>& invalid = context.facts.Odd().invalid;
  const size_t shown = std::min(invalid.size(), static_cast<size_t>(context.Option("max-places")));
  for (size_t i = 0; i < shown; ++i) {
    std::string problem = Describe(document.text, invalid[i]);
    if (i + 1 == shown && shown < invalid.size()) {
      problem += fmt::format("; {} more places follow", invalid.size() - shown);
    }
    context.Report(invalid[i], {{"problem", problem}});
  }
}

}  // namespace digestlint
