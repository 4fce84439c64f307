#include "rules/required_literals.h"

#include <re2/filtered_re2.h>
#include <utf8proc.h>

#include <algorithm>

#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr int kMinLiteralBytes = 2;
constexpr size_t kMaxLiterals = 24;

// RE2 folds case in all scripts, the search for literals in ASCII only.
bool HasCaseBeyondAscii(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const Decoded d = DecodeAt(text, i);
    const auto c = static_cast<utf8proc_int32_t>(d.code_point);
    if (d.code_point >= 0x80 && (utf8proc_tolower(c) != c || utf8proc_toupper(c) != c)) return true;
    i += d.size;
  }
  return false;
}

}  // namespace

RequiredLiterals FindRequiredLiterals(std::string_view regex) {
  re2::FilteredRE2 filter(kMinLiteralBytes);
  int id = 0;
  if (filter.Add(re2::StringPiece(regex.data(), regex.size()), RE2::Quiet, &id) != RE2::NoError)
    return {};
  RequiredLiterals literals;
  filter.Compile(&literals.texts);
  const auto may_match = [&](const std::vector<int>& present) {
    std::vector<int> potentials;
    filter.AllPotentials(present, &potentials);
    return !potentials.empty();
  };
  const bool unusable =
      literals.texts.empty() || literals.texts.size() > kMaxLiterals || may_match({}) ||
      std::any_of(literals.texts.begin(), literals.texts.end(), HasCaseBeyondAscii);
  if (unusable) return {};
  // A literal without which all others do not suffice stands in every match.
  RequiredLiterals necessary;
  necessary.all = true;
  for (size_t i = 0; i < literals.texts.size(); ++i) {
    std::vector<int> others;
    for (size_t k = 0; k < literals.texts.size(); ++k) {
      if (k != i) others.push_back(static_cast<int>(k));
    }
    if (!may_match(others)) necessary.texts.push_back(literals.texts[i]);
  }
  return necessary.texts.empty() ? literals : necessary;
}

}  // namespace digestlint
