// `path:line:column: severity: message [rule]`, which editors and build tools recognise.
#include <fmt/format.h>

#include <iterator>

#include "report/position_cursor.h"
#include "report/reporter.h"
#include "report/terminal_text.h"

namespace digestlint {
namespace {

class ConciseReporter final : public Reporter {
 public:
  void Report(const FileFindings& file, std::string& out) override {
    std::string path;
    AppendShown(file.path, path);
    PositionCursor cursor(file.text, file.lines);
    for (const Finding& finding : file.findings) {
      const Position place = cursor.At(finding.span.begin);
      fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: ", path, place.line, place.column,
                     SeverityName(finding.severity));
      AppendShown(finding.message, out);
      fmt::format_to(std::back_inserter(out), " [{}]\n", finding.rule->name);
    }
  }
};

}  // namespace

std::unique_ptr<Reporter> MakeConciseReporter() {
  return std::make_unique<ConciseReporter>();
}

}  // namespace digestlint
