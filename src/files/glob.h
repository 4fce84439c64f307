// Glob patterns as .gitignore files write them, for paths with "/" between names.
//
//   *        any bytes of one name, also none        ?      one byte of a name
//   [a-z]    one byte of the set; [!a] and [^a] negate; [:digit:] and the other ASCII classes
//   **/a     a in any folder, also at the top        a/**   everything below a
//   a/**/b   a/b with any folders between            \*     the character after "\" as it is
//
// Two stars that are not a whole name between slashes are one star, as git's manual says (git
// itself lets those of "foo**/bar" cross folders). A pattern that breaks off ("[a", "a\") matches
// nothing.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace digestlint {

// The pattern for RE2, anchored at both ends; to be compiled as Latin-1, so that it works on bytes.
std::string GlobToRegex(std::string_view glob);

// A compiled glob. Copies share the compiled pattern; safe to use from several threads.
class Glob {
 public:
  explicit Glob(std::string_view glob);

  // False for a pattern that breaks off or is too large: it matches nothing.
  bool can_match() const;

  // Whether the whole of `path` matches. `path` is relative to whatever the glob is relative to,
  // with neither "./" nor "/" at its start.
  bool Matches(std::string_view path) const;

 private:
  std::string literal_;                    // the glob itself when it has no special character
  std::shared_ptr<const re2::RE2> regex_;  // null when literal_ says it all
};

}  // namespace digestlint
