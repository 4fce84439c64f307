// What a digest is: the one model that both readers fill and every rule reads.
//
// A document is a flat list of lines in the order of the file; sections, entries and the closing
// matter are ranges over them. All spans are byte offsets into Document::text, which the document
// does not own. Indexes refer to the vectors of the same document; kNone stands for "there is
// none".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/number.h"
#include "text/span.h"

namespace digestlint {

inline constexpr uint32_t kNone = 0xFFFFFFFF;

enum class Format : uint8_t { kPlain, kMarkdown };

// The language of a text by its letters: kChinese when at least one in six letters is a Han
// character (a Chinese sentence about papers is often half Latin names), kEnglish when fewer are
// and there are Latin letters, kOther when there are neither.
enum class Language : uint8_t { kOther, kChinese, kEnglish };

// A piece of a line. Text rules, but for lists of fixed phrases, look at kText runs only; all other
// bytes of a file, those inside other runs and those in no run at all (markup, link targets, front
// matter), are out of bounds.
enum class RunKind : uint8_t { kText, kUrl, kCode, kMath, kHtml, kImageText };

struct Run {
  Span span;
  RunKind kind = RunKind::kText;
  bool strong = false;   // in bold type
  bool in_link = false;  // the text of a Markdown link
};

enum class LineKind : uint8_t {
  kParagraph,  // plain text, or a line of a Markdown paragraph
  kHeading,    // a Markdown heading; in plain text after inference
  kBullet,     // the first line of an unordered list's item
  kOrdered,    // the first line of an ordered list's item
  kTableHead,
  kTableRow,
  kRule,  // a thematic break
  kCode,
  kHtml,
};

// The part that a line plays in the digest.
enum class LineRole : uint8_t { kOther, kTitle, kIntro, kHeading, kEntryTitle, kBody, kClosing };

struct Line {
  Span span;      // without indentation, block markers (#, -, >) and line end
  Number number;  // the number that the line starts with, if any
  uint32_t first_run = 0;
  uint32_t run_end = 0;  // runs [first_run, run_end)
  uint32_t first_link = 0;
  uint32_t link_end = 0;  // links [first_link, link_end): those that end in this line
  uint32_t block = 0;     // lines of one paragraph, heading, item or table row share it
  uint32_t section = kNone;
  uint32_t entry = kNone;
  LineKind kind = LineKind::kParagraph;
  LineRole role = LineRole::kOther;
  uint8_t heading_level = 0;  // 1 to 6 for headings
  uint8_t list_depth = 0;     // 0 outside of lists, 1 in a list, 2 in a list in a list
  uint8_t quote_depth = 0;
  bool blank_before = false;  // an empty line, or the start of the file, stands before it
};

enum class LinkKind : uint8_t {
  kBare,        // a URL in the text
  kAutolink,    // <https://...>
  kInline,      // [text](target)
  kReference,   // [text][label], [label]
  kHtml,        // the URL in an HTML attribute
  kIdentifier,  // arXiv:2405.11157 without a URL
};

struct Link {
  Span span;    // the whole construct
  Span text;    // what the reader sees; for bare links the URL
  Span target;  // the URL as written; for references where the definition has it; may be empty
  LinkKind kind = LinkKind::kBare;
  bool is_image = false;
};

struct Section {
  Span heading;  // the heading's text without number and markup
  Span extent;   // from the heading to the next heading of the same or a higher level
  Number number;
  uint32_t heading_line = kNone;  // index into lines
  uint32_t line_end = 0;          // lines [heading_line, line_end) belong to it
  uint32_t parent = kNone;
  uint32_t first_entry = 0;
  uint32_t entry_end = 0;  // entries [first_entry, entry_end) stand under this very heading
  uint8_t level = 1;
};

struct Entry {
  Span title;   // without number, markup and link target
  Span extent;  // title to the last byte of the body
  Number number;
  uint32_t section = kNone;
  uint32_t first_line = 0;  // the title's line
  uint32_t line_end = 0;    // lines [first_line, line_end)
  uint32_t first_link = 0;
  uint32_t link_end = 0;         // links [first_link, link_end)
  uint32_t source_link = kNone;  // the link to the paper, see reader/source_link.h
};

struct Document {
  std::string_view text;
  Format format = Format::kPlain;
  Language language = Language::kOther;
  // Empty for UTF-8, damaged or not. Otherwise the text is in another encoding as a whole, by its
  // name in text/encoding_guess.h; then nothing below is filled in.
  std::string_view encoding;
  // False for an essay, a README or an empty file: then there are no entries, and the sections
  // are only what headings say. Rules about structure stay silent.
  bool is_digest = false;

  Span front_matter;  // YAML, TOML or "Key: value" lines at the top, with their fences
  Span title;         // the issue's own title, if it has one
  Span intro;         // from the title to the first section or entry
  Span closing;       // source line, author line and footer after the last entry

  std::vector<Line> lines;
  std::vector<Run> runs;
  std::vector<Link> links;
  std::vector<Section> sections;
  std::vector<Entry> entries;
};

// The last line that begins at the byte `offset` or before it, or kNone.
uint32_t LastLineAt(const Document& document, uint32_t offset);

// The line that holds the byte `offset`, or kNone where no line does (blank lines, front matter).
uint32_t FindLine(const Document& document, uint32_t offset);

// The entry to whose lines the byte `offset` belongs, its number included; null where there is
// none.
const Entry* EntryAt(const Document& document, uint32_t offset);

// The run that holds the byte `offset`, or null where none does (markup, link targets).
const Run* FindRun(const Document& document, uint32_t offset);

// The text of the runs in `span` joined, markup and link targets left out. For messages and keys.
std::string PlainText(const Document& document, Span span);

}  // namespace digestlint
