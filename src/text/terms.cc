#include "text/terms.h"

#include "text/ascii.h"

namespace digestlint {
namespace terms_internal {

uint32_t StemSize(std::string_view lower, bool& ies) {
  const auto size = static_cast<uint32_t>(lower.size());
  ies = false;
  if (size <= 3 || lower.back() != 's') return size;
  const char before = lower[size - 2];
  if (before == 's' || before == 'u' || before == 'i') return size;
  ies = size > 4 && lower.ends_with("ies");
  return ies ? size - 3 : size - 1;
}

TermHash ExtendByWord(TermHash hash, std::string_view word) {
  std::array<char, kMaxWord> lower{};
  for (size_t i = 0; i < word.size(); ++i) lower[i] = ToLowerAscii(word[i]);
  bool ies = false;
  const uint32_t size = StemSize({lower.data(), word.size()}, ies);
  for (uint32_t i = 0; i < size; ++i) hash = Extend(hash, static_cast<unsigned char>(lower[i]));
  return ies ? Extend(hash, 'y') : hash;
}

}  // namespace terms_internal

std::string NormalTerm(std::string_view text) {
  std::string out;
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    if (!out.empty()) out += ' ';
    bool ies = false;
    out += word.substr(0, terms_internal::StemSize(word, ies));
    if (ies) out += 'y';
    word.clear();
  };
  for (size_t at = 0; at < text.size();) {
    const Decoded d = DecodeAt(text, at);
    at += d.size;
    const char32_t c = FoldWidthAndCase(d.code_point);
    if (IsAsciiLetter(c) || IsAsciiDigit(c)) {
      word += static_cast<char>(c);
      continue;
    }
    end_word();
    if (IsHan(c)) AppendUtf8(c, out);
  }
  end_word();
  return out;
}

TermHash HashTerm(std::string_view normal) {
  TermHash hash = terms_internal::kSeed;
  for (size_t at = 0; at < normal.size();) {
    const Decoded d = DecodeAt(normal, at);
    at += d.size;
    hash = terms_internal::Extend(hash, d.code_point);
  }
  return terms_internal::Finish(hash);
}

}  // namespace digestlint
