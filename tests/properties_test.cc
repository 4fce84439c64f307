// What holds for every text: digests that are cut, mixed and broken at random, in both formats.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "catalogue/builtin.h"
#include "random_digest.h"
#include "reader/reader.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

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
