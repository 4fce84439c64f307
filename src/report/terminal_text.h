// Text of unknown origin made safe and measurable for a terminal.
//
// Paths, messages and source lines may hold escape sequences, broken bytes and characters that
// reorder or hide text. All of them are replaced by visible marks, so what is printed is what is
// there, and its width is known.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace digestlint {

// A tab in a source line is this many spaces, wherever it stands.
inline constexpr int kTabCells = 4;

// The character that is printed for `c`: a control picture (U+2400...) for ASCII controls, U+FFFD
// for other controls, line and paragraph separators, bidirectional controls and invisible format
// characters; `c` itself otherwise. Joiners and variation selectors, which emoji need, stay.
char32_t ShownCharacter(char32_t c);

// Cells of ShownCharacter(c): 0 for combining marks, 2 for wide characters, else 1.
int ShownCells(char32_t c);

// Cells of AppendShown(text).
size_t TextCells(std::string_view text);

// Appends `text` with every character as shown; a byte that is not UTF-8 becomes U+FFFD.
void AppendShown(std::string_view text, std::string& out);

// The same on one line: every run of white space becomes one space, none at the ends.
void AppendOneLine(std::string_view text, std::string& out);

// AppendShown cut to at most `cells` cells (at least 1), the last of them `…` when cut.
void AppendCut(std::string_view text, size_t cells, std::string& out);

}  // namespace digestlint
