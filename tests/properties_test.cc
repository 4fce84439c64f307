// What holds for every text: digests that are cut, mixed and broken at random, in both formats.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "catalogue/builtin.h"
#include "reader/reader.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

using Random = std::mt19937;

template <size_t N>
std::string_view Pick(Random& random, const std::array<std::string_view, N>& from) {
  return from[random() % N];
}

// A small digest, some of it in Markdown.
std::vector<std::string> MakeDigest(Random& random) {
  static constexpr std::array<std::string_view, 8> kHeadings = {
      "大语言模型", "## 视觉",       "**语音**", "### 机器人",
      "## Agents",  "强化学习\n---", "第一部分", "# 周报"};
  static constexpr std::array<std::string_view, 9> kNumbers = {
      "{}、", "{}. ", "{}) ", "（{}）", "[{}] ", "### {}. ", "- ", "", "**{}、"};
  static constexpr std::array<std::string_view, 7> kBodies = {
      "用更少的数据得到更好的结果,代价不大.",
      "We train a model, and it works (mostly).",
      "（1）数据更多；（2）训练更久。",
      "- 甲\n- 乙",
      "> 引文：“不错”。",
      "`code` 与 $x^2$，还有**重点**。",
      "作为一个人工智能语言模型，我无法访问链接。"};
  static constexpr std::array<std::string_view, 8> kLinks = {
      "https://arxiv.org/abs/2405.1{}",
      "论文：https://arxiv.org/abs/2405.1111{}",
      "[论文](https://x.org/{})",
      "[代码][{}]",
      "<https://x.org/{}>",
      "arXiv:2405.1111{}",
      "[![图](a.png)](https://x.org/{})",
      ""};
  const auto fill = [](std::string_view pattern, size_t n) {
    return fmt::format(fmt::runtime(pattern), n);
  };
  std::vector<std::string> lines;
  const std::string_view number = Pick(random, kNumbers), link = Pick(random, kLinks);
  for (size_t s = random() % 4; s > 0; --s) {
    lines.emplace_back(Pick(random, kHeadings));
    for (size_t n = 1, count = random() % 4; n <= count; ++n) {
      lines.push_back(fill(random() % 8 == 0 ? Pick(random, kNumbers) : number, n) + "题目 Title");
      lines.emplace_back(Pick(random, kBodies));
      lines.push_back(fill(random() % 8 == 0 ? Pick(random, kLinks) : link, n));
      if (random() % 3 == 0) lines.emplace_back();
    }
  }
  if (random() % 3 == 0)
    lines.emplace_back("| 甲 | 乙 |\n|---|---|\n| 1) **丙** | [丁](https://x.org/a) |");
  if (random() % 4 == 0) lines.emplace_back("[1]: https://x.org/?a=1&b=2");
  return lines;
}

constexpr std::array<std::string_view, 46> kMarks = {"[",
                                                     "]",
                                                     "(",
                                                     ")",
                                                     "](",
                                                     "![",
                                                     "[]()",
                                                     "`",
                                                     "```\n",
                                                     "|",
                                                     "\n|---|---|\n",
                                                     "*",
                                                     "**",
                                                     "_",
                                                     "<",
                                                     ">",
                                                     "<a href=\"",
                                                     "<!--",
                                                     "$",
                                                     "$$",
                                                     "\\",
                                                     "#",
                                                     "\n# ",
                                                     "\n- ",
                                                     "\n> ",
                                                     "\n1. ",
                                                     "\n    ",
                                                     "\n===\n",
                                                     "\n---\n",
                                                     "：",
                                                     "，",
                                                     "“",
                                                     "（",
                                                     "《",
                                                     "\t",
                                                     "\r",
                                                     "\r\n",
                                                     "\n\n",
                                                     "　",
                                                     "\uFEFF",
                                                     "😀",
                                                     "e\u0301",
                                                     "&amp;",
                                                     "https://",
                                                     "arXiv: 2405.11111v2",
                                                     "~~~\n"};

void Mutate(Random& random, std::vector<std::string>& lines, bool broken) {
  if (lines.empty()) lines.emplace_back();
  const size_t at = random() % lines.size(), other = random() % lines.size();
  std::string& line = lines[at];
  // A place between two characters.
  size_t place = random() % (line.size() + 1);
  while (place < line.size() && (static_cast<unsigned char>(line[place]) & 0xC0) == 0x80) ++place;
  switch (random() % 9) {
    case 0:
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 1:
      lines.push_back(lines[other]);
      break;
    case 2:
      std::swap(lines[at], lines[other]);
      break;
    case 3:
      line.insert(place, 1, '\0');
      break;
    case 4:
      line.resize(place);
      break;
    case 5:
      for (size_t n = random() % 12; n > 0; --n) line.insert(place, Pick(random, kMarks));
      break;
    case 6:
      if (broken) line.insert(place, 1, static_cast<char>(0x80 + random() % 0x80));
      break;
    case 7:
      line += lines[other];
      break;
    default:
      line.insert(place, Pick(random, kMarks));
      break;
  }
}

std::string Join(Random& random, const std::vector<std::string>& lines) {
  std::string text = random() % 16 == 0   ? "\uFEFF"
                     : random() % 16 == 0 ? "---\ntitle: t\n---\n"
                                          : "";
  const std::string_view end = random() % 8 == 0 ? "\r\n" : random() % 4 == 0 ? "\n\n" : "\n";
  for (const std::string& line : lines) text.append(line).append(end);
  if (random() % 4 == 0 && !text.empty()) text.pop_back();
  return text;
}

// What is wrong with a document or its findings; empty where all is well.
class Auditor {
 public:
  Auditor(std::string_view text, const Document& document)
      : text_(text), document_(document), valid_(FindInvalidUtf8(text) == std::string_view::npos) {}

  std::string Audit() {
    Lines();
    Parts();
    for (const Span span :
         {document_.front_matter, document_.title, document_.intro, document_.closing}) {
      Expect(IsGood(span), "span of the document");
    }
    return problem_;
  }

  std::string Audit(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
      Expect(IsGood(finding.span), finding.rule->name);
      Expect(!finding.span.empty() || text_.empty(), finding.rule->name);
      Expect(finding.message.find('\n') == std::string::npos, finding.rule->name);
      for (const Related& related : finding.related)
        Expect(IsGood(related.span), finding.rule->name);
    }
    Expect(std::is_sorted(findings.begin(), findings.end(),
                          [](const Finding& a, const Finding& b) {
                            return std::tie(a.span.begin, a.span.end) <
                                   std::tie(b.span.begin, b.span.end);
                          }),
           "order of findings");
    return problem_;
  }

 private:
  void Expect(bool good, std::string_view what) {
    if (!good && problem_.empty()) problem_ = what;
  }

  bool IsBorder(uint32_t at) const {
    return !valid_ || at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
  }
  bool IsGood(Span span) const {
    return span.begin <= span.end && span.end <= text_.size() && IsBorder(span.begin) &&
           IsBorder(span.end);
  }

  void Lines() {
    uint32_t end = 0, run = 0, link = 0;
    for (const Line& line : document_.lines) {
      Expect(IsGood(line.span) && line.span.begin >= end, "line in order");
      end = line.span.end;
      Expect(line.first_run == run && line.first_link == link, "line's ranges");
      run = line.run_end, link = line.link_end;
      Expect(run <= document_.runs.size() && link <= document_.links.size(),
             "end of line's ranges");
      if (!problem_.empty()) return;
      uint32_t at = line.span.begin;
      for (uint32_t i = line.first_run; i < run; ++i) {
        const Run& each = document_.runs[i];
        Expect(IsGood(each.span) && !each.span.empty() && each.span.begin >= at, "run in order");
        Expect(line.span.contains(each.span), "run in its line");
        at = each.span.end;
      }
      at = 0;  // a link may begin in the line before, but it ends in this one
      for (uint32_t i = line.first_link; i < link; ++i) {
        const Link& each = document_.links[i];
        Expect(IsGood(each.span) && IsGood(each.text) && IsGood(each.target), "link");
        Expect(each.span.begin >= at && each.span.end > line.span.begin, "link in order");
        Expect(each.text.empty() || each.span.contains(each.text), "link's text");
        at = each.span.begin;
      }
      // The number of a Markdown list stands before its line, among the block markers.
      Expect(IsGood(line.number.span) && IsGood(line.number.gap), "number");
      Expect(line.section == kNone || line.section < document_.sections.size(), "line's section");
      Expect(line.entry == kNone || line.entry < document_.entries.size(), "line's entry");
    }
    Expect(run == document_.runs.size() && link == document_.links.size(),
           "everything belongs to a line");
  }

  void Parts() {
    const size_t lines = document_.lines.size();
    uint32_t at = 0, entry = 0;
    for (const Section& section : document_.sections) {
      Expect(IsGood(section.heading) && IsGood(section.extent), "section");
      Expect(section.heading_line >= at && section.line_end > section.heading_line &&
                 section.line_end <= lines,
             "section in order");
      Expect(
          section.first_entry <= section.entry_end && section.entry_end <= document_.entries.size(),
          "section's entries");
      Expect(!document_.is_digest || section.first_entry >= entry, "sections' entries in order");
      at = section.heading_line + 1;
      entry = section.entry_end;
    }
    at = 0;
    for (size_t i = 0; i < document_.entries.size(); ++i) {
      const Entry& each = document_.entries[i];
      Expect(IsGood(each.title) && IsGood(each.extent), "entry");
      Expect(each.first_line >= at && each.line_end > each.first_line && each.line_end <= lines,
             "entry in order");
      Expect(each.extent.contains(each.title), "title in its entry");
      Expect(each.source_link == kNone ||
                 (each.source_link >= each.first_link && each.source_link < each.link_end),
             "source link");
      if (each.section != kNone && problem_.empty()) {
        const Section& section = document_.sections[each.section];
        Expect(i >= section.first_entry && i < section.entry_end, "entry in its section");
        Expect(each.first_line > section.heading_line, "entry behind its heading");
      }
      at = each.line_end;
    }
    Expect(document_.is_digest || document_.entries.empty(), "entries without a digest");
  }

  std::string_view text_;
  const Document& document_;
  bool valid_;
  std::string problem_;
};

std::string Describe(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& each : findings) {
    out +=
        fmt::format("{} {}-{} {}\n", each.rule->name, each.span.begin, each.span.end, each.message);
  }
  return out;
}

void CheckText(const Linter& linter, const std::string& text) {
  for (const Format format : {Format::kPlain, Format::kMarkdown}) {
    const Document document = ReadDocument(text, format);
    CAPTURE(text);
    CAPTURE(static_cast<int>(format));
    REQUIRE_EQ(Auditor(text, document).Audit(), "");
    const std::vector<Finding> findings = linter.Lint(document);
    REQUIRE_EQ(Auditor(text, document).Audit(findings), "");
    REQUIRE_EQ(Describe(linter.Lint(ReadDocument(text, format))), Describe(findings));
  }
}

Linter MakeLinter() {
  return Linter({BuiltinRules().begin(), BuiltinRules().end()}, BuiltinTopics());
}

TEST_CASE("digests cut and mixed at random keep the model in order") {
  const Linter linter = MakeLinter();
  for (uint32_t seed = 0; seed < 2500; ++seed) {
    Random random(seed);
    std::vector<std::string> lines = MakeDigest(random);
    for (size_t n = random() % 12; n > 0; --n) Mutate(random, lines, seed % 3 == 0);
    CAPTURE(seed);
    CheckText(linter, Join(random, lines));
  }
}

TEST_CASE("random marks, long lines and deep nesting") {
  const Linter linter = MakeLinter();
  for (uint32_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    std::string text;
    for (size_t n = random() % 40; n > 0; --n) text += Pick(random, kMarks);
    CAPTURE(seed);
    CheckText(linter, text);
  }
  for (const std::string_view mark : kMarks) {
    std::string text;
    for (int n = 0; n < 300; ++n) text += mark;
    CheckText(linter, text);
    CheckText(linter,
              fmt::format("1、题目\n{}\nhttps://x.org/a\n2、题目\nhttps://x.org/b\n", text));
  }
}

}  // namespace
}  // namespace digestlint
