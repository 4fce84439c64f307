#include "engine/fingerprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "text/fnv_hash.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr int kSurroundings = 12;  // letters on each side

void AddCharacter(char32_t c, FnvHash& hash) {
  for (int i = 0; i < 4; ++i) hash.AddByte(static_cast<unsigned char>(c >> (8 * i)));
}

// Letters and digits without width and case; those in `left_out` do not count.
void AddLetters(std::string_view text, Span span, Span left_out, FnvHash& hash) {
  for (size_t i = span.begin; i < span.end;) {
    const Decoded d = DecodeAt(text, i);
    const bool counts = i < left_out.begin || i >= left_out.end;
    if (counts && IsAlphanumeric(d.code_point)) AddCharacter(FoldWidthAndCase(d.code_point), hash);
    i += d.size;
  }
  hash.AddByte(0xFF);
}

// The stretch before `offset`, back to `limit`, that holds so many letters.
Span LettersBefore(std::string_view text, uint32_t limit, uint32_t offset) {
  size_t at = offset;
  for (int letters = 0; at > limit && letters < kSurroundings;) {
    const Decoded d = DecodeBefore(text, at);
    at -= std::min<size_t>(d.size, at - limit);
    letters += IsAlphanumeric(d.code_point) ? 1 : 0;
  }
  return MakeSpan(at, offset);
}

Span LettersBehind(std::string_view text, uint32_t offset, uint32_t limit) {
  size_t at = offset;
  for (int letters = 0; at < limit && letters < kSurroundings;) {
    const Decoded d = DecodeAt(text, at);
    at += d.size;
    letters += IsAlphanumeric(d.code_point) ? 1 : 0;
  }
  return MakeSpan(offset, std::min<size_t>(at, limit));
}

const Entry* EntryAround(const Document& document, uint32_t offset) {
  const auto& entries = document.entries;
  const auto after = std::upper_bound(
      entries.begin(), entries.end(), offset,
      [](uint32_t value, const Entry& entry) { return value < entry.extent.begin; });
  if (after == entries.begin()) return nullptr;
  const Entry& entry = *(after - 1);
  return offset <= entry.extent.end ? &entry : nullptr;
}

Fingerprint FingerprintOf(const Document& document, const Finding& finding) {
  const std::string_view text = document.text;
  FnvHash hash;
  hash.Add(finding.rule->name);
  if (!finding.habit.empty()) {
    hash.Add(finding.habit);
    return hash.value();
  }
  Span number;
  if (const Entry* entry = EntryAround(document, finding.span.begin)) {
    AddLetters(text, entry->title, {}, hash);
    number = entry->number.span;
  }
  const Span span = finding.span;
  for (size_t i = span.begin; i < span.end;) {
    const Decoded d = DecodeAt(text, i);
    if (!IsBlank(d.code_point) && d.code_point != '\n' && !number.contains(span)) {
      AddCharacter(d.code_point, hash);
    }
    i += d.size;
  }
  hash.AddByte(0xFF);
  const size_t line_begin = text.rfind('\n', span.begin == 0 ? 0 : span.begin - 1);
  const size_t line_end = std::min(text.find('\n', span.end), text.size());
  const uint32_t first =
      line_begin == std::string_view::npos ? 0 : static_cast<uint32_t>(line_begin) + 1;
  AddLetters(text, LettersBefore(text, std::min(first, span.begin), span.begin), number, hash);
  AddLetters(text, LettersBehind(text, span.end, static_cast<uint32_t>(line_end)), number, hash);
  return hash.value();
}

}  // namespace

std::vector<Fingerprint> FingerprintsOf(const Document& document,
                                        std::span<const Finding> findings) {
  std::vector<Fingerprint> out;
  std::unordered_map<Fingerprint, uint64_t> seen;
  for (const Finding& finding : findings) {
    const Fingerprint own = FingerprintOf(document, finding);
    const uint64_t before = seen[own]++;
    FnvHash hash;
    hash.Add(own);
    hash.Add(before);
    out.push_back(before == 0 ? own : hash.value());
  }
  return out;
}

Fingerprint InFile(Fingerprint fingerprint, std::string_view path) {
  FnvHash hash;
  hash.Add(path);
  hash.Add(fingerprint);
  return hash.value();
}

std::string FingerprintText(Fingerprint fingerprint) {
  return fmt::format("{:016x}", fingerprint);
}

bool ParseFingerprint(std::string_view text, Fingerprint& fingerprint) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, fingerprint, 16);
  const bool lower =
      std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return text.size() == 16 && error == std::errc() && stop == end && lower;
}

}  // namespace digestlint
