// A rule as data: what one file in rules/ says. See rules/README.md for the file's format.
//
// A spec is made of views. For built-in rules they point to constants in the binary, so a process
// starts without parsing anything; for rules read at run time they point into the RuleFile.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "model/document.h"

namespace digestlint {

// Who wrote a rule. What users bring is held to limits: it may come from somebody else's
// repository.
enum class RuleOrigin : uint8_t { kBuiltin, kUser };

enum class Severity : uint8_t { kOff, kInfo, kWarning, kError };

// "off", "info", "warning", "error".
std::string_view SeverityName(Severity severity);

// How far a repair may be trusted. Safe: meaning and structure stay as they are, so that it may run
// unseen. Unsafe: a person should look at the result.
enum class FixSafety : uint8_t { kSafe, kUnsafe };

// "safe", "unsafe".
std::string_view FixSafetyName(FixSafety safety);

// What a rule can repair.
enum class FixKind : uint8_t {
  kNone,
  kSafe,    // all its repairs are safe
  kUnsafe,  // all are unsafe
  kMixed,   // its page says which are what
};

// "none", "safe", "unsafe", "mixed".
std::string_view FixKindName(FixKind kind);

// Parts of a digest that the repairs of a rule are meant to change; all others must stay as they
// are. See repair/digest_signature.h for what belongs to each.
struct FixChanges {
  bool numbers = false;
  bool links = false;
  bool titles = false;
  bool structure = false;
  bool code = false;
};

// Where the regular expression of a pattern rule may match. Matches that touch bytes outside of
// text runs (links, code, markup) are dropped; in kLine only those in code and math.
enum class Scope : uint8_t {
  kProse,    // text runs of every line
  kLine,     // whole lines as written, markup and all; not front matter
  kHeading,  // text runs of headings
  kTitle,    // text runs of entries' titles
  kBody,     // text runs of entries' bodies
  kIntro,    // text runs of the intro
  kClosing,  // text runs of the closing lines
};

// What becomes of a pattern's matches.
enum class PatternUse : uint8_t {
  kReport,  // each is a finding
  kCount,   // a part of the digest that holds too few or too many of them is a finding
  kForm,    // the rule's patterns are ways to write one thing: the less usual ones are findings
};

// The part of a digest in which kCount counts, each by itself.
enum class PatternPart : uint8_t { kTitle, kBody, kEntry, kSection, kIntro, kClosing, kDocument };

inline constexpr uint32_t kNoLimit = 0xFFFFFFFF;

// Bytes that RE2 may use for the program and the automaton of one pattern. A user's gets less: it
// may come from anywhere.
inline constexpr int64_t kBuiltinPatternMemory = 32 << 20;
inline constexpr int64_t kUserPatternMemory = 512 << 10;

struct PatternSpec {
  std::string_view regex;  // RE2 syntax, matched line by line
  Scope scope = Scope::kProse;
  int group = 0;             // the group that is reported; 0 is the whole match
  std::string_view message;  // for this pattern; empty: the rule's message
  // Text in ASCII lower case that a line must hold to match, all of it or any of it; empty: none is
  // known. Built-in rules have it from rules/required_literals.h.
  std::span<const std::string_view> literals;
  bool all_literals = false;
  // What the reported group is replaced by, as RE2 rewrites it: \1 is group 1, \0 the whole match.
  std::string_view replace = {};
  bool has_replace = false;
  FixSafety safety = FixSafety::kSafe;
  bool in_plain = true;
  bool in_markdown = true;
  PatternUse use = PatternUse::kReport;
  PatternPart part = PatternPart::kEntry;  // of kCount
  uint32_t min = 0;
  uint32_t max = kNoLimit;
  std::string_view form = {};  // of kForm: what this pattern's way of writing is called and written
  bool from_user = false;
  uint32_t steps = 0;  // of RE2's program, of a user's pattern
};

// Which of the places where a phrase's text stands are meant.
enum class PhrasePlace : uint8_t {
  kAnywhere,
  kStart,  // at the start of a line
  kAlone,  // with nothing else in its lines
};

// Fixed text, matched with width, case, white space and line breaks folded.
struct PhraseSpec {
  std::string_view text;
  std::string_view source;  // where it comes from: "SegmentFault"
  PhrasePlace place = PhrasePlace::kAnywhere;
};

// A word of a rule's list and what belongs to it: "pytorch" and "PyTorch". Matched like a phrase,
// in text runs only.
struct WordSpec {
  std::string_view text;
  std::string_view value;
};

enum class OptionKind : uint8_t { kInteger, kNumber, kBoolean, kText };

inline constexpr double kMaxOption = 1e9;

struct OptionSpec {
  std::string_view name;
  OptionKind kind = OptionKind::kInteger;
  double number = 0;  // default for kInteger, kNumber and kBoolean
  double min = 0;     // of kInteger and kNumber: the values that make sense
  double max = kMaxOption;
  std::string_view text;  // default for kText
  std::string_view help;
};

struct PlaceSpec {
  uint32_t line = 0;    // both count from 1; columns are code points
  uint32_t column = 0;  // 0: any column of the line
};

struct ExampleSpec {
  std::string_view text;
  Format format = Format::kPlain;
  bool bad = false;
  std::span<const PlaceSpec> places;  // of a bad example: exactly where this rule reports
  std::string_view fixed;             // the text after all repairs of this rule, safe and unsafe
  bool has_fixed = false;
  uint32_t line = 0;  // in the rule's file; 0 for built-in rules
};

// The groups that a rule may belong to; rules/README.md lists them for those who write rules.
inline constexpr std::array<std::string_view, 10> kRuleGroups = {
    "encoding",    "links",       "numbering", "structure",   "placement",
    "boilerplate", "punctuation", "terms",     "consistency", "suppressions"};

struct RuleSpec {
  RuleOrigin origin = RuleOrigin::kBuiltin;
  std::string_view name;
  std::string_view group;  // one of kRuleGroups
  Severity severity = Severity::kWarning;
  bool on_by_default = true;
  std::string_view off_reason;  // why it is off by default; empty when on
  std::string_view summary;     // one line
  std::string_view why;         // why a reader or editor should care
  std::string_view message;     // with {placeholders} that the check or pattern fills
  std::string_view help;        // what to do
  std::string_view source;      // of the convention; may be empty
  FixKind fix = FixKind::kNone;
  std::string_view fix_title;  // imperative, with the message's {placeholders}
  std::string_view fix_help;   // what the repair does, and where it is unsafe, why
  FixChanges fix_changes;
  bool in_plain = true;
  bool in_markdown = true;
  bool in_chinese = true;
  bool in_english = true;
  bool in_other_encodings = false;  // also applies to a Document with an encoding
  std::string_view check;           // name of the C++ check; empty for pattern and phrase rules
  std::span<const PatternSpec> patterns;
  std::span<const PhraseSpec> phrases;
  std::span<const WordSpec> words;
  std::span<const OptionSpec> options;
  std::span<const ExampleSpec> examples;
};

}  // namespace digestlint
