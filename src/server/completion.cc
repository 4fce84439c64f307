#include "server/completion.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "facts/numbering.h"
#include "files/read_file.h"
#include "model/number.h"
#include "model/number_text.h"
#include "reader/reader.h"
#include "text/ascii.h"

namespace digestlint {
namespace {

constexpr size_t kMaxFiles = 50;  // of the folder, the last by name: series are named by date
constexpr int kTextKind = 1;      // CompletionItemKind.Text

struct Headings {
  std::set<std::string> texts;  // without numbers
  // By level: the number 1 in the manner of those that have one, with its gap.
  std::map<int, std::string> first;
};

// Plain text has but one level.
int LevelOf(const Document& document, const Section& section) {
  return document.format == Format::kMarkdown ? document.lines[section.heading_line].heading_level
                                              : 0;
}

// With what parts it from the text behind it.
std::string NumberWith(const Document& document, const Number& number, uint32_t value) {
  std::string text = WithValue(number.span.in(document.text), value);
  if (text.empty()) return "";  // it cannot be written so
  const std::string_view gap = number.gap.in(document.text);
  return text.append(gap.substr(0, gap.find_first_of("\r\n")));
}

void AddHeadings(const Document& document, Headings& headings) {
  if (!document.is_digest) return;
  for (const Section& section : document.sections) {
    std::string heading = PlainText(document, section.heading);
    if (heading.empty()) continue;
    headings.texts.insert(std::move(heading));
    if (section.number && section.number.style != NumberStyle::kDotted) {  // those are of a chapter
      headings.first.try_emplace(LevelOf(document, section),
                                 NumberWith(document, section.number, 1));
    }
  }
}

void AddFolder(const OpenDocument& document, Headings& headings) {
  const std::string folder = std::filesystem::path(document.path()).parent_path().string();
  std::error_code error;
  if (folder.empty() || !std::filesystem::is_directory(folder, error)) return;
  std::vector<std::string> files;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const std::string ending = it->path().extension().string();
    const std::string path = it->path().string();
    if ((ending == ".md" || ending == ".txt" || ending == ".markdown") && path != document.path()) {
      files.push_back(path);
    }
  }
  std::sort(files.begin(), files.end());
  const size_t first = files.size() > kMaxFiles ? files.size() - kMaxFiles : 0;
  for (size_t i = first; i < files.size(); ++i) {
    const FileContents contents = ReadFile(files[i]);
    if (!contents.error.empty() || contents.text.size() > (1 << 20)) continue;
    AddHeadings(ReadDocument(contents.text, FormatOf(files[i], contents.text)), headings);
  }
}

// The section whose heading stands last above the offset, or kNone.
uint32_t SectionAt(const Document& document, uint32_t offset) {
  uint32_t section = kNone;
  for (uint32_t i = 0; i < document.sections.size(); ++i) {
    if (document.sections[i].heading.begin < offset) section = i;
  }
  return section;
}

// What stands before the number in its line where that is but marks: "### ", "**", "- ", "| ".
std::string_view MarksBefore(std::string_view text, const Number& number) {
  const size_t line = text.substr(0, number.span.begin).find_last_of("\r\n") + 1;  // 0 for npos
  std::string_view before = text.substr(line, number.span.begin - line);
  before.remove_prefix(std::min(before.find_first_not_of(" \t"), before.size()));
  return before.find_first_not_of("#*_>|-+[ \t") == std::string_view::npos ? before : "";
}

// "3.1" in the manner of `like`, which is dotted, where `heading` is 3; empty where it has no
// number.
std::string FirstBelow(const Document& document, const Section* heading, const Number& like) {
  if (heading == nullptr || !heading->number) return "";
  constexpr std::string_view kDigits = "0123456789";
  const std::string first = NumberWith(document, like, 1);
  if (first.empty()) return "";
  const std::string_view above = heading->number.span.in(document.text);
  const bool dotted = heading->number.style == NumberStyle::kDotted;
  const std::string parent = dotted ? std::string(above.substr(0, above.find_last_of(kDigits) + 1))
                                    : std::to_string(heading->number.value);
  return parent + first.substr(first.rfind('.', first.find_last_of(kDigits)));
}

// "5、" where the last entry above is 4, with the marks before that one, as in "### 5. "; and 1
// where each section counts anew and this one has no entry yet. Empty where no entry above has a
// number.
std::string NextNumber(const Analysis& analysis, uint32_t offset) {
  const Document& document = analysis.document;
  const Entry *last = nullptr, *before = nullptr;
  for (const Entry& entry : document.entries) {
    if (!entry.number || entry.number.span.begin >= offset) continue;
    before = last;
    last = &entry;
  }
  if (last == nullptr) return "";
  const Numbering numbering = FindNumbering(document);
  const uint32_t section = SectionAt(document, offset);
  const bool anew = numbering.scheme == NumberScheme::kRestart && section != last->section;
  const Number& number = last->number;
  if (numbering.descending && number.value <= 1) return "";
  // Markdown numbers a list of ones itself.
  const bool ones = document.lines[last->first_line].kind == LineKind::kOrdered &&
                    number.value == 1 && before != nullptr && before->number.value == 1 &&
                    before->section == last->section;
  uint32_t next = numbering.descending ? number.value - 1 : number.value + 1;
  if (anew || ones) next = 1;
  const std::string text =
      number.style == NumberStyle::kDotted && section != last->section
          ? FirstBelow(document, section == kNone ? nullptr : &document.sections[section], number)
          : NumberWith(document, number, next);
  return text.empty() ? "" : std::string(MarksBefore(analysis.text, number)) + text;
}

// The number of the next heading of the level: as the last one's under the same heading, else the
// first one in the manner of others; empty where such have none.
std::string NextHeadingNumber(const Document& document, uint32_t offset, int level,
                              const Headings& others) {
  const Section *last = nullptr, *any = nullptr, *parent = nullptr;
  for (const Section& section : document.sections) {
    if (section.heading.begin >= offset) break;
    const int own = LevelOf(document, section);
    if (own == level) last = any = &section;
    if (own < level) {
      last = nullptr;
      parent = &section;
    }
  }
  if (last != nullptr) {
    return last->number ? NumberWith(document, last->number, last->number.value + 1) : "";
  }
  if (any != nullptr) {
    if (any->number.style == NumberStyle::kDotted) return FirstBelow(document, parent, any->number);
    return any->number ? NumberWith(document, any->number, 1) : "";
  }
  const auto first = others.first.find(level);
  return first == others.first.end() ? "" : first->second;
}

// Whether a letter that is written there is a part of code, of HTML, of a formula or of front
// matter: nothing of the digest begins in those. What has no text yet, such as an empty fence, is
// only known so.
bool IsVerbatim(const Analysis& analysis, uint32_t offset) {
  std::string probe = analysis.text;
  probe.insert(offset, 1, 'x');
  const Document document = ReadDocument(probe, analysis.document.format);
  if (offset < document.front_matter.end) return true;
  const uint32_t index = FindLine(document, offset);
  if (index == kNone) return false;
  const Line& line = document.lines[index];
  if (line.kind == LineKind::kCode || line.kind == LineKind::kHtml) return true;
  return std::any_of(document.runs.begin() + line.first_run, document.runs.begin() + line.run_end,
                     [&](const Run& run) {
                       return run.span.contains(offset) &&
                              (run.kind == RunKind::kCode || run.kind == RunKind::kMath ||
                               run.kind == RunKind::kHtml);
                     });
}

// Whether the line has a number that ends behind the offset.
bool HasNumberBehind(const Document& document, Span line, uint32_t offset) {
  const auto has = [&](const Number& number) {
    return number && number.span.begin >= line.begin && number.span.begin < line.end &&
           number.span.end > offset;
  };
  return std::any_of(document.lines.begin(), document.lines.end(),
                     [&](const Line& each) { return has(each.number); }) ||
         std::any_of(document.entries.begin(), document.entries.end(),
                     [&](const Entry& each) { return has(each.number); });
}

class Completer {
 public:
  Completer(const Analysis& analysis, LspPosition place, const OpenDocument& document)
      : analysis_(analysis),
        document_(document),
        markdown_(document.format() == Format::kMarkdown),
        offset_(analysis.positions.OffsetAt(place)),
        line_(analysis.positions.LineSpan(place.line)),
        before_(Span{line_.begin, offset_}.in(analysis.text)) {}

  LspJson Write(const std::vector<OpenDocument*>& others) {
    if (IsVerbatim(analysis_, offset_)) return std::move(items_);
    AddNumber();
    const std::string_view behind = Span{offset_, line_.end}.in(analysis_.text);
    const bool at_end = behind.find_first_not_of(" \t") == std::string_view::npos;
    if (at_end && (!markdown_ || before_.starts_with('#'))) AddHeadingItems(others);
    return std::move(items_);
  }

 private:
  void Add(std::string_view label, const char* detail, uint32_t begin, const std::string& text) {
    items_.push_back({{"label", label},
                      {"kind", kTextKind},
                      {"detail", detail},
                      {"textEdit", EditJson(analysis_.positions, {{begin, offset_}, text})}});
  }

  void AddNumber() {
    const size_t indent = std::min(before_.find_first_not_of(" \t"), before_.size());
    const std::string number = NextNumber(analysis_, line_.begin);
    if (number.empty() || !number.starts_with(before_.substr(indent)) ||
        HasNumberBehind(analysis_.document, line_, offset_)) {
      return;
    }
    Add(number, "the next entry", line_.begin + static_cast<uint32_t>(indent), number);
  }

  // In plain text any line may become a heading: those that go on as it begins.
  void AddHeadingItems(const std::vector<OpenDocument*>& others) {
    const std::string_view marked = markdown_ ? "#" : " \t";
    const size_t marks = std::min(before_.find_first_not_of(marked), before_.size());
    const size_t words = std::min(before_.find_first_not_of(" \t", marks), before_.size());
    const uint32_t begin = line_.begin + static_cast<uint32_t>(words);
    const Number number = ParseNumber(analysis_.text, begin, offset_);
    const uint32_t from = number ? std::max(number.span.end, number.gap.end) : begin;
    const std::string written = LowerAscii(Span{from, offset_}.in(analysis_.text));
    Headings headings;
    for (OpenDocument* other : others) {
      if (other != &document_) AddHeadings(other->Read().document, headings);
    }
    AddFolder(document_, headings);
    const Document& own = analysis_.document;
    const int level = markdown_ ? static_cast<int>(marks) : 0;
    std::string before = markdown_ && marks == words ? " " : "";
    if (!number) before += NextHeadingNumber(own, line_.begin, level, headings);
    for (const Section& section : own.sections) {  // these are written already
      const bool is_here = section.heading.begin >= line_.begin && section.heading.end <= line_.end;
      if (!is_here) headings.texts.erase(PlainText(own, section.heading));
    }
    for (const std::string& text : headings.texts) {
      if (!markdown_ && !LowerAscii(text).starts_with(written)) continue;
      Add(text, "a heading of this series", from, before + text);
    }
  }

  const Analysis& analysis_;
  const OpenDocument& document_;
  bool markdown_;
  uint32_t offset_;
  Span line_;
  std::string_view before_;  // of the line, up to the place
  LspJson items_ = LspJson::array();
};

}  // namespace

LspJson CompletionJson(const Analysis& analysis, LspPosition place, const OpenDocument& document,
                       const std::vector<OpenDocument*>& others) {
  if (place.line >= analysis.positions.line_count()) return LspJson::array();
  return Completer(analysis, place, document).Write(others);
}

}  // namespace digestlint
