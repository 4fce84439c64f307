// GitHub Flavored Markdown (https://github.github.com/gfm): a heading with the totals and a table,
// for a comment on a pull request or a job's summary.
//
// Both have a limit of 65,536 characters or more, and nobody reads a thousand rows; so the table
// ends with how many findings it leaves out. What digests say appears as it is written: no markup,
// links or mentions of people come from it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "report/position_cursor.h"
#include "report/product.h"
#include "report/reporter.h"
#include "report/statistics.h"
#include "report/terminal_text.h"

namespace digestlint {
namespace {

constexpr size_t kMostRows = 200;
constexpr size_t kMostBytes = 60'000;  // of the whole
constexpr size_t kMessageCells = 300;  // of a message
constexpr size_t kMostTroubles = 20;

// Between a character and what would make a mention or a reference of it.
constexpr std::string_view kWordJoiner = "\u2060";

// One line of text without meaning in a cell of a table.
std::string Literal(std::string_view text) {
  std::string shown;
  AppendOneLine(text, shown);
  std::string out;
  for (size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i];
    const std::string_view rest = std::string_view(shown).substr(i);
    if (rest.starts_with("://")) {  // of an address
      out += "&#58;";
      continue;
    }
    if (std::string_view("\\`*_[]<>|~&$").find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == '@' || c == '#') out += kWordJoiner;
    if (rest.starts_with("www.")) {
      out += "ww&#46;";
      i += 3;
    }
  }
  return out;
}

std::string Cut(std::string_view text, size_t cells) {
  std::string one_line;
  AppendOneLine(text, one_line);
  std::string out;
  AppendCut(one_line, cells, out);
  return out;
}

class MarkdownReporter final : public Reporter {
 public:
  void Report(const FileFindings& file, std::string& /*out*/) override {
    const std::string path = Literal(file.path);
    PositionCursor cursor(file.text, file.lines);
    for (const Finding& finding : file.findings) {
      ++counts_[static_cast<size_t>(finding.severity)];
      const Position place = cursor.At(finding.span.begin);
      const std::string url = RulePageUrl(*finding.rule);
      AddRow(fmt::format("| {}:{}:{} | {} | {} | {} |\n", path, place.line, place.column,
                         SeverityName(finding.severity),
                         url.empty() ? std::string(finding.rule->name)
                                     : fmt::format("[{}]({})", finding.rule->name, url),
                         Literal(Cut(finding.message, kMessageCells))));
    }
  }

  void Trouble(std::string_view /*path*/, std::string_view message, std::string& /*out*/) override {
    if (++troubles_ > kMostTroubles) return;
    trouble_ += "- " + Literal(Cut(message, kMessageCells)) + "\n";
  }

  void End(const Statistics& run, std::string& out) override {
    fmt::format_to(std::back_inserter(out), "### {}: {}", kProductName, FormatTotals(run));
    if (!rows_.empty()) {
      out += Counts();
      out += "\n| place | severity | rule | finding |\n|---|---|---|---|\n" + rows_;
    }
    // Some may not have come here at all (--max-findings).
    const size_t more = std::max(left_out_, run.findings() - std::min(run.findings(), shown_));
    if (more > 0) {
      fmt::format_to(std::back_inserter(out), "\nand {} more; `{} check` shows all.\n", more,
                     kProductName);
    }
    if (troubles_ == 0) return;
    out += "\nNot everything could be checked:\n\n" + trouble_;
    if (troubles_ > kMostTroubles) {
      fmt::format_to(std::back_inserter(out), "- and {} more\n", troubles_ - kMostTroubles);
    }
  }

 private:
  void AddRow(const std::string& row) {
    if (left_out_ > 0 || shown_ == kMostRows || rows_.size() + row.size() > kMostBytes) {
      ++left_out_;
      return;
    }
    ++shown_;
    rows_ += row;
  }

  // "2 errors, 1 warning", the worst first.
  std::string Counts() const {
    std::string out;
    for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
      const size_t count = counts_[static_cast<size_t>(severity)];
      if (count == 0) continue;
      const bool plural = count != 1 && severity != Severity::kInfo;
      fmt::format_to(std::back_inserter(out), "{}{} {}{}", out.empty() ? "\n" : ", ", count,
                     SeverityName(severity), plural ? "s" : "");
    }
    return out + "\n";
  }

  std::string rows_;
  std::string trouble_;
  std::array<size_t, 4> counts_{};  // by severity
  size_t shown_ = 0;
  size_t left_out_ = 0;
  size_t troubles_ = 0;
};

}  // namespace

std::unique_ptr<Reporter> MakeMarkdownReporter() {
  return std::make_unique<MarkdownReporter>();
}

}  // namespace digestlint
