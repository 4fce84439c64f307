#include "text/encoding_guess.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/unicode.h"

namespace digestlint {
namespace {

using namespace std::string_view_literals;

constexpr size_t kSampleBytes = size_t{64} << 10;
constexpr size_t kPlausiblePercent = 90;  // UTF-16 units that must be usual characters
constexpr size_t kNulPercentChinese = 1;  // NUL bytes in UTF-16 that is not UTF-8 at the same time
constexpr size_t kNulPercentAscii = 25;   // ... and in one that is: ASCII has a NUL in each unit
constexpr size_t kUsualPairPercent = 85;  // GBK pairs that must be usual characters
constexpr size_t kFewestPairs = 4;        // fewer tell nothing: damaged UTF-8 has pairs, too
constexpr size_t kUsualBig5Percent = 95;  // Big5 pairs that are marks or usual characters
constexpr size_t kLowTrailPercent = 15;   // ... with a second byte that GB2312 has not
constexpr size_t kForeignPercent = 30;    // invalid bytes in a text of an unknown encoding
constexpr size_t kForeignBytes = 16;      // ... and at least so many
constexpr size_t kBinaryNulPercent = 1;
constexpr size_t kBinaryPercent = 10;  // invalid bytes in a binary with fewer NUL bytes

unsigned char ByteAt(std::string_view text, size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool IsPercent(size_t part, size_t whole, size_t percent) {
  return part * 100 >= whole * percent;
}

// What DecodeAt makes of the bytes.
struct Utf8Count {
  size_t valid = 0;    // characters of more than one byte
  size_t invalid = 0;  // bytes
};

Utf8Count CountUtf8(std::string_view text) {
  Utf8Count count;
  for (size_t i = 0; i < text.size();) {
    const Decoded decoded = DecodeAt(text, i);
    if (decoded.size > 1) {
      ++count.valid;
    } else if (decoded.code_point == kInvalidCodePoint) {
      ++count.invalid;
    }
    i += decoded.size;
  }
  return count;
}

bool IsUsualUnit(uint32_t unit) {
  const bool ascii = unit == '\n' || unit == '\r' || unit == '\t' || (unit >= ' ' && unit <= '~');
  const bool punctuation = (unit >= 0x2010 && unit <= 0x203B) || (unit >= 0x3000 && unit <= 0x301F);
  const bool full_width = unit >= 0xFF01 && unit <= 0xFF5E;
  return ascii || punctuation || full_width || (unit >= 0x4E00 && unit <= 0x9FFF);
}

// The place of the high byte in each unit: 0 for big-endian, 1 for little-endian. It is where more
// of the NUL bytes are, as each ASCII character has one there.
size_t HighBytePlace(std::string_view text) {
  size_t nuls[2] = {};
  for (size_t i = 0; i < text.size(); ++i) nuls[i % 2] += text[i] == '\0';
  return nuls[1] > nuls[0] ? 1 : 0;
}

bool LooksLikeUtf16(std::string_view text, size_t high) {
  const size_t units = text.size() / 2;
  size_t usual = 0;
  for (size_t i = 0; i < units; ++i) {
    const uint32_t unit =
        static_cast<uint32_t>(ByteAt(text, 2 * i + high) << 8) | ByteAt(text, 2 * i + 1 - high);
    if (IsUsualUnit(unit)) ++usual;
  }
  return units > 0 && IsPercent(usual, units, kPlausiblePercent);
}

bool LooksLikeGb18030(std::string_view text) {
  const auto in = [&](size_t i, unsigned first, unsigned last) {
    return i < text.size() && ByteAt(text, i) >= first && ByteAt(text, i) <= last;
  };
  size_t pairs = 0;
  size_t usual_pairs = 0;
  for (size_t i = 0; i < text.size();) {
    if (in(i, 0, 0x7F)) {
      ++i;
    } else if (in(i, 0x81, 0xFE) && in(i + 1, 0x30, 0x39) && in(i + 2, 0x81, 0xFE) &&
               in(i + 3, 0x30, 0x39)) {
      i += 4;
    } else if (in(i, 0x81, 0xFE) && in(i + 1, 0x40, 0xFE) && !in(i + 1, 0x7F, 0x7F)) {
      ++pairs;
      // GB2312: punctuation and full-width ASCII, then the 3,755 commonest Han characters. UTF-8's
      // own Han begin with E4 to E9, where GB2312 has rare ones.
      if ((in(i, 0xA1, 0xA3) || in(i, 0xB0, 0xD7)) && in(i + 1, 0xA1, 0xFE)) ++usual_pairs;
      i += 2;
    } else if (text.size() == kSampleBytes && i + 4 > text.size()) {
      break;  // cut by the end of the sample
    } else {
      return false;
    }
  }
  return pairs >= kFewestPairs && IsPercent(usual_pairs, pairs, kUsualPairPercent);
}

// Big5 orders characters by use: the usual ones and the marks have lead bytes up to 0xC6. Two in
// five have a second byte in 0x40-7E, which GB2312 never has.
bool LooksLikeBig5(std::string_view text) {
  size_t pairs = 0, usual = 0, low = 0;
  for (size_t i = 0; i < text.size();) {
    const unsigned char lead = ByteAt(text, i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (i + 1 == text.size()) {
      if (text.size() < kSampleBytes) return false;
      break;  // cut by the end of the sample
    }
    const unsigned char trail = ByteAt(text, i + 1);
    const bool low_trail = trail >= 0x40 && trail <= 0x7E;
    if (lead < 0xA1 || lead > 0xF9 || !(low_trail || (trail >= 0xA1 && trail <= 0xFE))) {
      return false;
    }
    ++pairs;
    usual += lead <= 0xC6 ? 1 : 0;
    low += low_trail ? 1 : 0;
    i += 2;
  }
  return pairs >= kFewestPairs && IsPercent(usual, pairs, kUsualBig5Percent) &&
         IsPercent(low, pairs, kLowTrailPercent);
}

size_t CountNuls(std::string_view text) {
  return static_cast<size_t>(std::ranges::count(text, '\0'));
}

}  // namespace

std::string_view GuessEncoding(std::string_view text) {
  if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return "UTF-16";

  const std::string_view sample = text.substr(0, kSampleBytes);
  const size_t nuls = CountNuls(sample);
  const Utf8Count count = CountUtf8(sample);
  if (nuls > 0) {
    const size_t percent = count.invalid > 0 ? kNulPercentChinese : kNulPercentAscii;
    if (!IsPercent(nuls, sample.size(), percent)) return {};
    const size_t high = HighBytePlace(sample);
    if (!LooksLikeUtf16(sample, high)) return {};
    return high == 1 ? "UTF-16LE" : "UTF-16BE";
  }
  if (count.invalid <= count.valid) return {};
  if (LooksLikeBig5(sample)) return "BIG5";
  if (LooksLikeGb18030(sample)) return "GB18030";
  const bool foreign =
      count.invalid >= kForeignBytes && IsPercent(count.invalid, sample.size(), kForeignPercent);
  return foreign ? kUnknownEncoding : std::string_view();
}

std::string DescribeEncoding(std::string_view encoding) {
  if (encoding == kUnknownEncoding) {
    return "the file is not UTF-8, and its encoding is not known; save it as UTF-8";
  }
  // GB18030 contains GBK, the name that people know.
  std::string out = "the file looks like ";
  out.append(encoding == "GB18030" ? "GBK" : encoding == "BIG5" ? "Big5" : encoding);
  return out.append(", not UTF-8; convert it with: iconv -f ").append(encoding) + " -t UTF-8";
}

bool IsBinary(std::string_view text) {
  const std::string_view sample = text.substr(0, kSampleBytes);
  const size_t nuls = CountNuls(sample);
  if (nuls == 0 || !GuessEncoding(text).empty()) return false;
  const size_t invalid = CountUtf8(sample).invalid;
  return (nuls > 1 && IsPercent(nuls, sample.size(), kBinaryNulPercent)) ||
         (invalid >= kForeignBytes && IsPercent(invalid, sample.size(), kBinaryPercent));
}

}  // namespace digestlint
