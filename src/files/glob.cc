#include "files/glob.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <iterator>

namespace digestlint {
namespace {

using ByteSet = std::bitset<256>;

constexpr std::string_view kSpecialCharacters = "*?[\\";
constexpr char kMatchesNothing[] = "[^\\x00-\\x{10FFFF}]";

struct ByteRange {
  unsigned char first;
  unsigned char last;
};

struct NamedClass {
  std::string_view name;
  std::array<ByteRange, 4> ranges;  // those after the used ones are empty: first > last
};

constexpr ByteRange kNone = {1, 0};
constexpr NamedClass kNamedClasses[] = {
    {"alnum", {{{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, kNone}}},
    {"alpha", {{{'A', 'Z'}, {'a', 'z'}, kNone, kNone}}},
    {"blank", {{{' ', ' '}, {'\t', '\t'}, kNone, kNone}}},
    {"cntrl", {{{0x00, 0x1F}, {0x7F, 0x7F}, kNone, kNone}}},
    {"digit", {{{'0', '9'}, kNone, kNone, kNone}}},
    {"graph", {{{'!', '~'}, kNone, kNone, kNone}}},
    {"lower", {{{'a', 'z'}, kNone, kNone, kNone}}},
    {"print", {{{' ', '~'}, kNone, kNone, kNone}}},
    {"punct", {{{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}}},
    {"space", {{{' ', ' '}, {'\t', '\r'}, kNone, kNone}}},
    {"upper", {{{'A', 'Z'}, kNone, kNone, kNone}}},
    {"xdigit", {{{'0', '9'}, {'A', 'F'}, {'a', 'f'}, kNone}}},
};

void AddRange(ByteRange range, ByteSet& set) {
  for (size_t byte = range.first; byte <= range.last; ++byte) set.set(byte);
}

bool AddNamedClass(std::string_view name, ByteSet& set) {
  const auto* found = std::ranges::find(kNamedClasses, name, &NamedClass::name);
  if (found == std::end(kNamedClasses)) return false;
  for (const ByteRange range : found->ranges) AddRange(range, set);
  return true;
}

void AppendLiteral(char c, std::string& regex) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < ' ' || byte == 0x7F) {
    fmt::format_to(std::back_inserter(regex), "\\x{:02x}", byte);
    return;
  }
  if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) regex += '\\';
  regex += c;
}

void AppendSet(const ByteSet& set, std::string& regex) {
  if (set.none()) {
    regex += kMatchesNothing;
    return;
  }
  regex += '[';
  for (size_t first = 0; first < set.size(); ++first) {
    if (!set[first]) continue;
    size_t last = first;
    while (last + 1 < set.size() && set[last + 1]) ++last;
    fmt::format_to(std::back_inserter(regex), "\\x{:02x}-\\x{:02x}", first, last);
    first = last;
  }
  regex += ']';
}

// Reads the glob from left to right and writes the regular expression.
class Translator {
 public:
  explicit Translator(std::string_view glob) : glob_(glob) {}

  std::string Translate() {
    while (at_ < glob_.size()) {
      if (!TranslateOne()) return kMatchesNothing;
    }
    return "(?s)\\A" + regex_ + "\\z";
  }

 private:
  // What follows is false where the glob breaks off.
  bool TranslateOne() {
    switch (glob_[at_]) {
      case '*':
        TranslateStars();
        return true;
      case '?':
        regex_ += "[^/]";
        ++at_;
        return true;
      case '[':
        return TranslateSet();
      default:
        break;
    }
    char c = 0;
    if (!TakeCharacter(c)) return false;
    AppendLiteral(c, regex_);
    return true;
  }

  // One character, or the one after a backslash.
  bool TakeCharacter(char& c) {
    if (glob_[at_] == '\\') ++at_;
    if (at_ >= glob_.size()) return false;
    c = glob_[at_++];
    return true;
  }

  void TranslateStars() {
    const size_t begin = at_;
    at_ = std::min(glob_.find_first_not_of('*', begin), glob_.size());
    const std::string_view rest = glob_.substr(at_);
    const bool name_starts = begin == 0 || glob_[begin - 1] == '/';
    const bool name_ends = rest.empty() || rest.starts_with('/') || rest.starts_with("\\/");
    if (at_ - begin < 2 || !name_starts || !name_ends) {
      regex_ += "[^/]*";
      return;
    }
    if (!rest.starts_with('/')) {
      regex_ += ".*";
      return;
    }
    regex_ += "(?:.*/)?";
    ++at_;
  }

  bool TranslateSet() {
    ++at_;
    const bool negated = at_ < glob_.size() && (glob_[at_] == '!' || glob_[at_] == '^');
    if (negated) ++at_;
    ByteSet set;
    bool range_may_start = false;  // whether "-" makes a range with the character before it
    unsigned char previous = 0;
    for (bool first = true;; first = false) {
      if (at_ >= glob_.size()) return false;
      if (glob_[at_] == ']' && !first) break;
      if (glob_[at_] == '-' && range_may_start && at_ + 1 < glob_.size() && glob_[at_ + 1] != ']') {
        ++at_;
        char last = 0;
        if (!TakeCharacter(last)) return false;
        AddRange({previous, static_cast<unsigned char>(last)}, set);
        range_may_start = false;
        continue;
      }
      if (glob_.substr(at_).starts_with("[:")) {
        const size_t end = glob_.find(']', at_ + 2);
        if (end == std::string_view::npos) return false;
        if (end > at_ + 2 && glob_[end - 1] == ':') {
          if (!AddNamedClass(glob_.substr(at_ + 2, end - at_ - 3), set)) return false;
          at_ = end + 1;
          range_may_start = false;
          continue;
        }
      }
      char c = 0;
      if (!TakeCharacter(c)) return false;
      previous = static_cast<unsigned char>(c);
      set.set(previous);
      range_may_start = true;
    }
    ++at_;
    if (negated) set.flip();
    set.reset('/');
    AppendSet(set, regex_);
    return true;
  }

  std::string_view glob_;
  size_t at_ = 0;
  std::string regex_;
};

}  // namespace

std::string GlobToRegex(std::string_view glob) {
  return Translator(glob).Translate();
}

Glob::Glob(std::string_view glob) {
  if (glob.find_first_of(kSpecialCharacters) == std::string_view::npos) {
    literal_ = glob;
    return;
  }
  re2::RE2::Options options(re2::RE2::Latin1);
  options.set_log_errors(false);
  regex_ = std::make_shared<const re2::RE2>(GlobToRegex(glob), options);
}

bool Glob::can_match() const {
  return !regex_ || (regex_->ok() && regex_->pattern() != kMatchesNothing);
}

bool Glob::Matches(std::string_view path) const {
  if (!regex_) return path == literal_;
  // A pattern that RE2 finds too large is not ok() and matches nothing.
  return re2::RE2::FullMatch(re2::StringPiece(path.data(), path.size()), *regex_);
}

}  // namespace digestlint
