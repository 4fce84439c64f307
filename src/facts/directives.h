// Comments in Markdown by which an editor tells the linter to be silent:
//
//   <!-- digestlint-disable-line stray-space, links: the blank is meant -->
//
// A directive is the whole comment: the word, names of rules or groups (or all), and behind a colon
// a reason for people. “--” begins a reason too, but only a comment that begins its line may hold
// one: elsewhere “--” is no part of a comment (CommonMark 0.30, section 6.6) and would be shown.
// Comments inside of code are text. Plain text has no directives: they would show.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace digestlint {

enum class DirectiveKind : uint8_t {
  kDisable,          // from here on, until digestlint-enable or the end of the file
  kEnable,           // ends that for the names, without names for all
  kDisableLine,      // the line in which the comment stands
  kDisableNextLine,  // the next line that is not empty
  kDisableEntry,     // the entry around; on a line of its own directly above an entry, that one
  kDisableFile,      // the whole file, wherever it stands
  kUnknown,          // the word is none of these
};

struct DirectiveName {
  Span span;
  Span scope;         // where findings are left out; of kEnable the comment itself
  bool ends = false;  // of kEnable: there was something to end
};

struct Directive {
  DirectiveKind kind = DirectiveKind::kUnknown;
  Span comment;  // from <!-- to -->
  Span word;     // "digestlint-disable-line"
  std::vector<DirectiveName> names;
  bool ends_all = false;  // of kEnable without names: there was something to end
};

// The words, in the order of DirectiveKind.
inline constexpr std::string_view kDirectiveWords[] = {
    "digestlint-disable",           "digestlint-enable",        "digestlint-disable-line",
    "digestlint-disable-next-line", "digestlint-disable-entry", "digestlint-disable-file"};

// In the order of the file.
std::vector<Directive> FindDirectives(const Document& document);

}  // namespace digestlint
