#include "engine/literal_finder.h"

namespace digestlint {

uint32_t LiteralFinder::Add(std::string_view literal) {
  const auto first = static_cast<unsigned char>(literal[0]);
  for (uint32_t i = first_[first]; i != 0; i = literals_[i - 1].next) {
    if (literals_[i - 1].text == literal) return i - 1;
  }
  literals_.push_back({literal, first_[first]});
  first_[first] = static_cast<uint32_t>(literals_.size());
  for (uint32_t second = 0; second < 256; ++second) {
    if (literal.size() > 1 && second != static_cast<unsigned char>(literal[1])) continue;
    const uint32_t pair = PairOf(first, static_cast<unsigned char>(second));
    begins_[pair >> 6] |= uint64_t{1} << (pair & 63);
  }
  return static_cast<uint32_t>(literals_.size() - 1);
}

void LiteralFinder::Find(std::string_view text, std::vector<uint32_t>& found,
                         std::vector<bool>& seen) const {
  found.clear();
  seen.resize(literals_.size());
  for (size_t at = 0; at < text.size(); ++at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
    const uint32_t pair = PairOf(first, static_cast<unsigned char>(second));
    if ((begins_[pair >> 6] >> (pair & 63) & 1) == 0) continue;
    for (uint32_t i = first_[first]; i != 0; i = literals_[i - 1].next) {
      if (seen[i - 1] || !text.substr(at).starts_with(literals_[i - 1].text)) continue;
      seen[i - 1] = true;
      found.push_back(i - 1);
    }
  }
  for (const uint32_t i : found) seen[i] = false;
}

}  // namespace digestlint
