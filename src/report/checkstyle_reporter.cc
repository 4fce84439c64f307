// The XML of Checkstyle's XMLLogger (https://checkstyle.org), which many tools read:
//
//   <checkstyle version="8.0">
//   <file name="weekly.txt">
//   <error line="33" column="3" severity="warning" message="…"
//   source="digestlint.links.missing-link"/>
//
// Columns count code points from 1. The source is digestlint.GROUP.RULE: readers that want a
// category take what stands before the last dot.
#include <fmt/format.h>

#include <iterator>

#include "report/position_cursor.h"
#include "report/product.h"
#include "report/reporter.h"
#include "report/xml_text.h"

namespace digestlint {
namespace {

class CheckstyleReporter final : public Reporter {
 public:
  void Begin(std::string& out) override {
    out += kXmlHeader;
    out += "<checkstyle version=\"8.0\">\n";
  }

  void Report(const FileFindings& file, std::string& out) override {
    BeginFile(file.path, out);
    PositionCursor cursor(file.text, file.lines);
    for (const Finding& finding : file.findings) {
      const Position place = cursor.At(finding.span.begin);
      // Its severities are error, warning, info and ignore.
      fmt::format_to(std::back_inserter(out),
                     "<error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"", place.line,
                     place.column, SeverityName(finding.severity));
      AppendXml(finding.message, out);
      fmt::format_to(std::back_inserter(out), "\" source=\"{}.{}.{}\"/>\n", kProductName,
                     finding.rule->group, finding.rule->name);
    }
    out += "</file>\n";
  }

  void Clean(std::string_view path, std::string& out) override {
    BeginFile(path, out);
    out += "</file>\n";
  }

  void Trouble(std::string_view path, std::string_view message, std::string& out) override {
    BeginFile(path.empty() ? kProductName : path, out);
    out += "<exception>";
    AppendXml(message, out);
    out += "</exception>\n</file>\n";
  }

  void End(const Statistics& /*run*/, std::string& out) override { out += "</checkstyle>\n"; }

 private:
  static void BeginFile(std::string_view path, std::string& out) {
    out += "<file name=\"";
    AppendXml(path, out);
    out += "\">\n";
  }
};

}  // namespace

std::unique_ptr<Reporter> MakeCheckstyleReporter() {
  return std::make_unique<CheckstyleReporter>();
}

}  // namespace digestlint
