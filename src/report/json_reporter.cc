// One JSON array for all files, one finding per line of output.
#include "report/finding_json.h"
#include "report/reporter.h"

namespace digestlint {
namespace {

class JsonReporter final : public Reporter {
 public:
  void Begin(std::string& out) override { out += '['; }

  void Report(const FileFindings& file, std::string& out) override {
    FindingsAsJson findings(file);
    for (size_t i = 0; i < file.findings.size(); ++i) {
      if (!first_) out += ",\n";
      first_ = false;
      out += DumpLine(findings.At(i));
    }
  }

  void End(const Statistics& /*run*/, std::string& out) override { out += "]\n"; }

 private:
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Reporter> MakeJsonReporter() {
  return std::make_unique<JsonReporter>();
}

}  // namespace digestlint
