#include "reader/reader.h"

#include <algorithm>
#include <string>

#include "reader/front_matter.h"
#include "reader/markdown_reader.h"
#include "reader/plain_reader.h"
#include "reader/structure.h"
#include "text/ascii.h"
#include "text/encoding_guess.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kSampleBytes = 64 << 10;  // enough text to tell a language and a format

bool LooksLikeMarkdown(std::string_view text) {
  text = text.substr(0, kSampleBytes);
  if (!FindFrontMatter(text).empty() && text.starts_with("---")) return true;
  int links = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const size_t marks = line.find_first_not_of('#');
    if (marks != std::string_view::npos && marks >= 1 && marks <= 6 && line[marks] == ' ')
      return true;
    if (line.find("](http") != std::string_view::npos) ++links;
    at = end + 1;
  }
  return links >= 3;
}

}  // namespace

Language DetectLanguage(const Document& document) {
  size_t han = 0, latin = 0, bytes = 0;
  for (const Run& run : document.runs) {
    if (run.kind != RunKind::kText) continue;
    const std::string_view text = run.span.in(document.text);
    for (size_t i = 0; i < text.size();) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte < 0x80) {
        latin += IsAsciiLetter(byte) ? 1 : 0;
        ++i;
        continue;
      }
      const Decoded d = DecodeAt(text, i);
      if (IsHan(d.code_point)) ++han;
      if (IsLatin(d.code_point)) ++latin;
      i += d.size;
    }
    bytes += text.size();
    if (bytes > kSampleBytes) break;
  }
  if (han + latin == 0) return Language::kOther;
  return han * 6 >= han + latin ? Language::kChinese : Language::kEnglish;
}

Document ReadDocument(std::string_view text, Format format) {
  Document document;
  document.text = text;
  document.format = format;
  document.encoding = GuessEncoding(text);
  if (!document.encoding.empty()) return document;
  Marks marks;
  if (format == Format::kMarkdown) {
    ReadMarkdownLines(document);
    marks = MarkMarkdown(document);
  } else {
    ReadPlainLines(document);
    marks = MarkPlainText(document);
  }
  CutParts(document, marks);
  document.language = DetectLanguage(document);
  return document;
}

Format FormatOf(std::string_view path, std::string_view text) {
  if (EndsWithIgnoringCase(path, ".md") || EndsWithIgnoringCase(path, ".markdown"))
    return Format::kMarkdown;
  if (EndsWithIgnoringCase(path, ".txt")) return Format::kPlain;
  return LooksLikeMarkdown(text) ? Format::kMarkdown : Format::kPlain;
}

}  // namespace digestlint
