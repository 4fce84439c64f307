#include "report/formats.h"

#include <algorithm>

namespace digestlint {
namespace {

template <std::unique_ptr<Reporter> (*Make)()>
std::unique_ptr<Reporter> Plain(ReportStyle /*style*/) {
  return Make();
}

constexpr ReportFormat kFormats[] = {
    {"text", MakeTextReporter},
    {"concise", Plain<MakeConciseReporter>},
    {"json", Plain<MakeJsonReporter>, true},
    {"json-lines", Plain<MakeJsonLinesReporter>, true},
    {"sarif", Plain<MakeSarifReporter>, true},
    {"github", Plain<MakeGithubReporter>},
    {"gitlab", Plain<MakeGitlabReporter>, true},
    {"junit", Plain<MakeJunitReporter>},
    {"checkstyle", Plain<MakeCheckstyleReporter>},
    {"rdjson", Plain<MakeRdjsonReporter>},
    {"markdown", Plain<MakeMarkdownReporter>},
};

}  // namespace

std::span<const ReportFormat> ReportFormats() {
  return kFormats;
}

const ReportFormat* FindReportFormat(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &ReportFormat::name);
  return found == std::end(kFormats) ? nullptr : found;
}

std::vector<std::string> ReportFormatNames() {
  std::vector<std::string> names;
  for (const ReportFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

}  // namespace digestlint
