#include "server/completion.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "files/file_list.h"
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

// "5、" where the last entry above is 4; empty where none has a number.
std::string NextNumber(const Analysis& analysis, uint32_t offset) {
  const Number* last = nullptr;
  for (const Entry& entry : analysis.document.entries) {
    if (entry.number && entry.number.span.begin < offset) last = &entry.number;
  }
  if (last == nullptr) return "";
  const std::string_view text = analysis.text;
  return WithValue(last->span.in(text), last->value + 1) + std::string(last->gap.in(text));
}

}  // namespace

LspJson CompletionJson(const Analysis& analysis, LspPosition place, const OpenDocument& document,
                       const std::vector<OpenDocument*>& others) {
  LspJson items = LspJson::array();
  if (place.line >= analysis.positions.line_count()) return items;
  const uint32_t offset = analysis.positions.OffsetAt(place);
  const Span line = analysis.positions.LineSpan(place.line);
  std::string_view before = Span{line.begin, offset}.in(analysis.text);
  const bool at_start = before.find_first_not_of(" \t") == std::string_view::npos;
  const bool markdown = document.format() == Format::kMarkdown;
  const bool heading = markdown ? before.starts_with('#') : at_start;
  if (at_start) {
    const std::string number = NextNumber(analysis, offset);
    if (!number.empty()) {
      items.push_back({{"label", number}, {"kind", kTextKind}, {"detail", "the next entry"}});
    }
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
