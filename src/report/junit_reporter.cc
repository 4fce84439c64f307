// JUnit XML as CI servers read it, by the schema of Jenkins' xUnit plugin
// (https://github.com/jenkinsci/xunit-plugin, junit-10.xsd): one test case for each file. A file
// with findings is a failure that lists them as the concise format does; one that could not be
// checked is an error. Times are left out: equal runs give equal reports.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/position_cursor.h"
#include "report/product.h"
#include "report/reporter.h"
#include "report/xml_text.h"

namespace digestlint {
namespace {

class JunitReporter final : public Reporter {
 public:
  void Report(const FileFindings& file, std::string& /*out*/) override {
    ++failures_;
    BeginCase(file.path);
    Severity worst = Severity::kOff;
    for (const Finding& finding : file.findings) worst = std::max(worst, finding.severity);
    const size_t count = file.findings.size();
    fmt::format_to(std::back_inserter(cases_), ">\n<failure message=\"{} finding{}\" type=\"{}\">",
                   count, count == 1 ? "" : "s", SeverityName(worst));
    std::string path;
    AppendXml(file.path, path);
    PositionCursor cursor(file.text, file.lines);
    for (const Finding& finding : file.findings) {
      const Position place = cursor.At(finding.span.begin);
      fmt::format_to(std::back_inserter(cases_), "{}:{}:{}: {}: ", path, place.line, place.column,
                     SeverityName(finding.severity));
      AppendXml(finding.message, cases_);
      fmt::format_to(std::back_inserter(cases_), " [{}]\n", finding.rule->name);
    }
    cases_ += "</failure>\n</testcase>\n";
  }

  void Clean(std::string_view path, std::string& /*out*/) override {
    BeginCase(path);
    cases_ += "/>\n";
  }

  void Trouble(std::string_view path, std::string_view message, std::string& /*out*/) override {
    ++errors_;
    BeginCase(path.empty() ? message : path);
    cases_ += ">\n<error message=\"";
    AppendXml(message, cases_);
    cases_ += "\" type=\"error\"/>\n</testcase>\n";
  }

  // The counts stand before the cases.
  void End(const Statistics& /*run*/, std::string& out) override {
    const std::string counts = fmt::format("name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\"",
                                           kProductName, tests_, failures_, errors_);
    fmt::format_to(std::back_inserter(out),
                   "{}<testsuites {}>\n<testsuite {} skipped=\"0\">\n{}</testsuite>\n"
                   "</testsuites>\n",
                   kXmlHeader, counts, counts, cases_);
  }

 private:
  void BeginCase(std::string_view name) {
    ++tests_;
    cases_ += "<testcase classname=\"";
    cases_ += kProductName;
    cases_ += "\" name=\"";
    AppendXml(name, cases_);
    cases_ += '"';
  }

  std::string cases_;
  size_t tests_ = 0;
  size_t failures_ = 0;
  size_t errors_ = 0;
};

}  // namespace

std::unique_ptr<Reporter> MakeJunitReporter() {
  return std::make_unique<JunitReporter>();
}

}  // namespace digestlint
