// JSON Lines (https://jsonlines.org): each finding is a line with the object of the JSON format.
#include "report/finding_json.h"
#include "report/reporter.h"

namespace digestlint {
namespace {

class JsonLinesReporter final : public Reporter {
 public:
  void Report(const FileFindings& file, std::string& out) override {
    FindingsAsJson findings(file);
    for (size_t i = 0; i < file.findings.size(); ++i) {
      out += DumpLine(findings.At(i));
      out += '\n';
    }
  }
};

}  // namespace

std::unique_ptr<Reporter> MakeJsonLinesReporter() {
  return std::make_unique<JsonLinesReporter>();
}

}  // namespace digestlint
