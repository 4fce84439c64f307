#include "rules/required_literals.h"

#include <re2/filtered_re2.h>
#include <utf8proc.h>

#include <algorithm>

#include "text/ascii.h"
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

std::string LeadingLiteral(std::string_view regex) {
  constexpr std::string_view kMeta = ".^$*+?()[]{}|\\";
  // An alternative beside the beginning has another one.
  int depth = 0;
  for (size_t i = 0; i < regex.size(); ++i) {
    if (regex[i] == '\\') {
      ++i;
    } else if (regex[i] == '[') {  // classes are not looked into
      return regex.find('|') == std::string_view::npos ? LeadingLiteral(regex.substr(0, i)) : "";
    } else if (regex[i] == '(') {
      ++depth;
    } else if (regex[i] == ')') {
      --depth;
    } else if (regex[i] == '|' && depth == 0) {
      return "";
    }
  }
  size_t end = std::min(regex.find_first_of(kMeta), regex.size());
  const bool counted =
      end < regex.size() && std::string_view("*+?{").find(regex[end]) != std::string_view::npos;
  const auto is_inner = [&](size_t at) {
    return (static_cast<unsigned char>(regex[at]) & 0xC0) == 0x80;
  };
  if (counted && end > 0) {
    --end;
    while (end > 0 && is_inner(end)) --end;
  }
  std::string text = LowerAscii(regex.substr(0, end));
  size_t letters = 0;
  for (size_t i = 0; i < end; ++i) letters += is_inner(i) ? 0 : 1;
  return letters >= 2 ? text : "";
}

}  // namespace digestlint
