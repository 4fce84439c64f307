// Findings with code frames, for people:
//
//   digest.md:12:3: error[missing-link] the entry has no link
//     12 | 3. 一种新方法
//        |    ^~~~~~~~~~
//      = why: A paper that readers cannot open.
//      = help: Add the link of the paper.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "report/code_frame.h"
#include "report/palette.h"
#include "report/position_cursor.h"
#include "report/reporter.h"
#include "report/statistics.h"
#include "report/terminal_text.h"

namespace digestlint {
namespace {

// Further related places are named without a frame.
constexpr size_t kRelatedFrames = 3;

// The report of one file.
class FileReport {
 public:
  FileReport(const FileFindings& file, const Palette& palette, std::string& out)
      : file_(file),
        palette_(palette),
        cursor_(file.text, file.lines),
        related_cursor_(file.text, file.lines),
        out_(out) {
    AppendShown(file.path, path_);
  }

  void Add(const Finding& finding) {
    AddHeader(finding);
    FrameStyle style;
    style.palette = palette_;
    style.mark_color = palette_.Of(finding.severity);
    style.number_cells = NumberCells(finding);
    AppendCodeFrame(file_.text, file_.lines, finding.span, style, out_);
    AddRelated(finding, style);
    if (explained_.insert(finding.rule).second) {
      AddNote("why", finding.rule->why, style);
      AddNote("help",
              fmt::format("{} (digestlint explain {})", finding.rule->help, finding.rule->name),
              style);
    }
    if (finding.fix) {
      const bool safe = finding.fix->safety == FixSafety::kSafe;
      AddNote("fix", finding.fix->title + (safe ? " (--fix)" : " (--unsafe-fixes)"), style);
    }
    out_ += '\n';
  }

 private:
  void AddHeader(const Finding& finding) {
    const Position place = cursor_.At(finding.span.begin);
    fmt::format_to(std::back_inserter(out_), "{}{}:{}:{}:{} {}{}[{}]{} ", palette_.strong, path_,
                   place.line, place.column, palette_.reset, palette_.Of(finding.severity),
                   SeverityName(finding.severity), finding.rule->name, palette_.reset);
    AppendShown(finding.message, out_);
    out_ += '\n';
  }

  // The gutter is as wide as the longest line number of the finding.
  int NumberCells(const Finding& finding) const {
    uint32_t last = LinesOf(file_.lines, finding.span).last;
    for (size_t i = 0; i < std::min(kRelatedFrames, finding.related.size()); ++i) {
      last = std::max(last, LinesOf(file_.lines, finding.related[i].span).first);
    }
    return LineNumberCells(last);
  }

  void AddRelated(const Finding& finding, FrameStyle style) {
    style.mark_color = palette_.faint;
    style.first_mark = '-';
    style.mark = '-';
    for (size_t i = 0; i < finding.related.size(); ++i) {
      const Related& related = finding.related[i];
      const Position place = related_cursor_.At(related.span.begin);
      AddBullet(style);
      fmt::format_to(std::back_inserter(out_), "{}{}:{}{}", palette_.strong, place.line,
                     place.column, palette_.reset);
      if (!related.message.empty()) out_ += ": ";
      AppendOneLine(related.message, out_);
      out_ += '\n';
      if (i >= kRelatedFrames) continue;
      // Only its first line: it explains, the finding is elsewhere.
      Span span = related.span;
      span.end = std::min(span.end, file_.lines.LineSpan(place.line).end);
      AppendCodeFrame(file_.text, file_.lines, span, style, out_);
    }
  }

  void AddNote(std::string_view label, std::string_view text, const FrameStyle& style) {
    if (text.empty()) return;
    AddBullet(style);
    fmt::format_to(std::back_inserter(out_), "{}{}:{} ", palette_.strong, label, palette_.reset);
    AppendOneLine(text, out_);
    out_ += '\n';
  }

  // `=` under the bar of the gutter.
  void AddBullet(const FrameStyle& style) {
    fmt::format_to(std::back_inserter(out_), "  {:{}} {}={} ", "", style.number_cells,
                   palette_.faint, palette_.reset);
  }

  const FileFindings& file_;
  const Palette& palette_;
  PositionCursor cursor_;
  PositionCursor related_cursor_;
  std::string& out_;
  std::string path_;
  std::unordered_set<const RuleSpec*> explained_;
};

class TextReporter final : public Reporter {
 public:
  explicit TextReporter(ReportStyle style) : palette_(MakePalette(style.color)) {}

  void Report(const FileFindings& file, std::string& out) override {
    FileReport report(file, palette_, out);
    for (const Finding& finding : file.findings) report.Add(finding);
  }

  void End(const Statistics& run, std::string& out) override {
    if (run.files() > 0) out += FormatTotals(run);
  }

 private:
  Palette palette_;
};

}  // namespace

std::unique_ptr<Reporter> MakeTextReporter(ReportStyle style) {
  return std::make_unique<TextReporter>(style);
}

}  // namespace digestlint
