#include "server/completion.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
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
  std::string first;            // the number "1" in the manner of those that have one, with its gap
};

// With what parts it from the text behind it.
std::string NumberWith(const Document& document, const Number& number, uint32_t value) {
  const std::string_view gap = number.gap.in(document.text);
  return WithValue(number.span.in(document.text), value) +
         std::string(gap.substr(0, gap.find_first_of("\r\n")));
}

void AddHeadings(const Document& document, Headings& headings) {
  if (!document.is_digest) return;
  for (const Section& section : document.sections) {
    std::string heading = PlainText(document, section.heading);
    if (heading.empty()) continue;
    headings.texts.insert(std::move(heading));
    if (section.number && headings.first.empty()) {
      headings.first = NumberWith(document, section.number, 1);
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
  return before.find_first_not_of("#*_>|-+ \t") == std::string_view::npos ? before : "";
}

// "5、" where the last entry above is 4, with the marks before that one, as in "### 5. "; and 1
// where each section counts anew and this one has no entry yet. Empty where no entry above has a
// number.
std::string NextNumber(const Analysis& analysis, uint32_t offset) {
  const Document& document = analysis.document;
  const Entry* last = nullptr;
  for (const Entry& entry : document.entries) {
    if (entry.number && entry.number.span.begin < offset) last = &entry;
  }
  if (last == nullptr) return "";
  const Numbering numbering = FindNumbering(document);
  const bool anew =
      numbering.scheme == NumberScheme::kRestart && SectionAt(document, offset) != last->section;
  const Number& number = last->number;
  if (numbering.descending && number.value <= 1) return "";
  const uint32_t next = numbering.descending ? number.value - 1 : number.value + 1;
  return std::string(MarksBefore(analysis.text, number)) +
         NumberWith(document, number, anew ? 1 : next);
}

// The number of the next heading where the last one above has one, else `first`.
std::string NextHeadingNumber(const Document& document, uint32_t offset, const std::string& first) {
  const Section* last = nullptr;
  for (const Section& section : document.sections) {
    if (section.heading.begin < offset) last = &section;
  }
  if (last == nullptr) return first;
  return last->number ? NumberWith(document, last->number, last->number.value + 1) : "";
}

// Inside of code, of an HTML block or of front matter nothing of the digest begins.
bool IsVerbatim(const Document& document, Span line) {
  if (line.begin < document.front_matter.end) return true;
  const auto next =
      std::upper_bound(document.lines.begin(), document.lines.end(), line.end,
                       [](uint32_t at, const Line& each) { return at < each.span.begin; });
  if (next == document.lines.begin()) return false;
  const Line& above = *std::prev(next);
  if (above.kind != LineKind::kCode && above.kind != LineKind::kHtml) return false;
  // An empty line is inside where the block goes on behind it.
  return above.span.end >= line.begin ||
         (next != document.lines.end() && next->block == above.block);
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
    if (IsVerbatim(analysis_.document, line_)) return std::move(items_);
    AddNumber();
    if (!markdown_ || before_.starts_with('#')) AddHeadingItems(others);
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
    std::string before = markdown_ && marks == words ? " " : "";
    if (!number) before += NextHeadingNumber(analysis_.document, line_.begin, headings.first);
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
