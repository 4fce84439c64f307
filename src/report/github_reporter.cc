// Workflow commands of GitHub Actions
// (https://docs.github.com/actions/reference/workflow-commands), which become annotations on a
// commit or pull request:
//
//   ::warning file=weekly.txt,line=33,endLine=33,col=3,endColumn=4,title=digestlint
//   (stray-space)::…
//
// GitHub takes columns only where a finding begins and ends in one line. They count code points
// from 1; endColumn is the column after the last character.
#include <fmt/format.h>

#include <iterator>

#include "report/position_cursor.h"
#include "report/product.h"
#include "report/reporter.h"
#include "report/terminal_text.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

std::string_view Command(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "notice";
}

// As the runner decodes it; in properties : and , end a value. All other control characters are
// shown, because the commands are also a log that people read.
void AppendEscaped(std::string_view text, bool property, std::string& out) {
  for (size_t i = 0; i < text.size();) {
    const auto [c, size] = DecodeAt(text, i);
    i += size;
    const bool ends = property && (c == ':' || c == ',');
    if (c == '%' || c == '\r' || c == '\n' || ends) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<uint32_t>(c));
    } else {
      AppendUtf8(ShownCharacter(c), out);
    }
  }
}

class GithubReporter final : public Reporter {
 public:
  void Report(const FileFindings& file, std::string& out) override {
    std::string path;
    AppendEscaped(file.path, true, path);
    PositionCursor cursor(file.text, file.lines);
    for (const Finding& finding : file.findings) {
      const auto [begin, end] = RangeAt(cursor, finding.span);
      fmt::format_to(std::back_inserter(out), "::{} file={},line={},endLine={}",
                     Command(finding.severity), path, begin.line, end.line);
      if (begin.line == end.line) {
        fmt::format_to(std::back_inserter(out), ",col={},endColumn={}", begin.column, end.column);
      }
      fmt::format_to(std::back_inserter(out), ",title={} ({})::", kProductName, finding.rule->name);
      AppendEscaped(finding.message, false, out);
      out += '\n';
    }
  }

  void Trouble(std::string_view /*path*/, std::string_view message, std::string& out) override {
    fmt::format_to(std::back_inserter(out), "::error title={}::", kProductName);
    AppendEscaped(message, false, out);
    out += '\n';
  }
};

}  // namespace

std::unique_ptr<Reporter> MakeGithubReporter() {
  return std::make_unique<GithubReporter>();
}

}  // namespace digestlint
