#include "server/completion.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "facts/numbering.h"
#include "files/read_file.h"
#include "model/number_text.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

constexpr size_t kMaxFiles = 50;  // of the folder, the last by name: series are named by date
constexpr int kTextKind = 1;      // CompletionItemKind.Text

void AddHeadings(const Document& document, std::set<std::string>& headings) {
  if (!document.is_digest) return;
  for (const Section& section : document.sections) {
    std::string heading = PlainText(document, section.heading);
    if (!heading.empty()) headings.insert(std::move(heading));
  }
}

void AddFolder(const OpenDocument& document, std::set<std::string>& headings) {
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

// "5、" where the last entry above is 4, "### 5. " where entries are headings, and 1 where each
// section counts anew and this one has no entry yet. Empty where no entry above has a number.
std::string NextNumber(const Analysis& analysis, uint32_t offset) {
  const Document& document = analysis.document;
  const Entry* last = nullptr;
  for (const Entry& entry : document.entries) {
    if (entry.number && entry.number.span.begin < offset) last = &entry;
  }
  if (last == nullptr) return "";
  const std::string_view text = analysis.text;
  const Numbering numbering = FindNumbering(document);
  const bool anew =
      numbering.scheme == NumberScheme::kRestart && SectionAt(document, offset) != last->section;
  const Number& number = last->number;
  const Line& line = document.lines[last->first_line];
  std::string out;
  if (line.kind == LineKind::kHeading && document.format == Format::kMarkdown) {
    out = std::string(line.heading_level, '#') + " ";
  }
  if (numbering.descending && number.value <= 1) return "";
  const uint32_t next = numbering.descending ? number.value - 1 : number.value + 1;
  return out + WithValue(number.span.in(text), anew ? 1 : next) + std::string(number.gap.in(text));
}

}  // namespace

LspJson CompletionJson(const Analysis& analysis, LspPosition place, const OpenDocument& document,
                       const std::vector<OpenDocument*>& others) {
  LspJson items = LspJson::array();
  if (place.line >= analysis.positions.line_count()) return items;
  const uint32_t offset = analysis.positions.OffsetAt(place);
  const Span line = analysis.positions.LineSpan(place.line);
  std::string_view before = Span{line.begin, offset}.in(analysis.text);
  const size_t indent = std::min(before.find_first_not_of(" \t"), before.size());
  const bool at_start = indent == before.size();
  const bool markdown = document.format() == Format::kMarkdown;
  const bool heading = markdown ? before.starts_with('#') : at_start;
  const std::string number = NextNumber(analysis, offset);
  if (!number.empty() && number.starts_with(before.substr(indent))) {
    const Span written = {line.begin + static_cast<uint32_t>(indent), offset};
    items.push_back({{"label", number},
                     {"kind", kTextKind},
                     {"detail", "the next entry"},
                     {"textEdit", EditJson(analysis.positions, {written, number})}});
  }
  if (!heading) return items;
  std::set<std::string> headings;
  for (OpenDocument* other : others) {
    if (other == &document) continue;
    AddHeadings(other->Read().document, headings);
  }
  AddFolder(document, headings);
  const size_t marks = std::min(before.find_first_not_of('#'), before.size());
  const bool blank = marks < before.size() && before[marks] == ' ';
  for (const std::string& text : headings) {
    LspJson item = {{"label", text}, {"kind", kTextKind}, {"detail", "a heading of this series"}};
    if (markdown && !blank) item["insertText"] = std::string(" ").append(text);
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace digestlint
