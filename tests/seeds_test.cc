// The digests in seeds/ against the reports in tests/snapshots/.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/builtin.h"
#include "files/read_file.h"
#include "reader/reader.h"
#include "report/reporter.h"
#include "report_helpers.h"
#include "text/line_index.h"

namespace digestlint {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string, std::less<>>;

constexpr const char* kUpdateVariable = "DIGESTLINT_UPDATE_SNAPSHOTS";
constexpr std::string_view kSuffix = ".expected";

fs::path SeedFolder() {
  return fs::path(DIGESTLINT_SOURCE_DIR) / "seeds";
}

fs::path SnapshotFolder() {
  return fs::path(DIGESTLINT_SOURCE_DIR) / "tests" / "snapshots";
}

fs::path SnapshotOf(const std::string& seed) {
  return SnapshotFolder() / (seed + std::string(kSuffix));
}

Names NamesIn(const fs::path& folder) {
  Names names;
  if (!fs::exists(folder)) return names;
  for (const auto& file : fs::directory_iterator(folder)) {
    names.insert(file.path().filename().string());
  }
  return names;
}

bool IsUpdate() {
  const char* value = std::getenv(kUpdateVariable);
  return value != nullptr && std::string_view(value) == "1";
}

const Linter& DefaultLinter() {
  static const Linter linter = [] {
    std::vector<Rule> rules;
    for (const Rule& rule : BuiltinRules()) {
      if (rule.spec->on_by_default) rules.push_back(rule);
    }
    return Linter(std::move(rules), BuiltinTopics());
  }();
  return linter;
}

struct SeedReport {
  std::string text;  // as --format concise prints it
  Names rules;
};

SeedReport LintSeed(const std::string& seed) {
  const FileContents contents = ReadFile((SeedFolder() / seed).string());
  REQUIRE_EQ(contents.error, "");
  const Document document = ReadDocument(contents.text, FormatOf(seed, contents.text));
  const std::vector<Finding> findings = DefaultLinter().Lint(document);
  const LineIndex lines(contents.text);
  SeedReport report;
  MakeConciseReporter()->Report({"seeds/" + seed, contents.text, lines, findings}, report.text);
  for (const Finding& finding : findings) report.rules.emplace(finding.rule->name);
  return report;
}

// The lines of `left` that `right` lacks, each behind `sign`.
std::string LinesOnlyIn(const std::string& left, const std::string& right, char sign) {
  const std::vector<std::string> others = SplitLines(right);
  std::string out;
  for (const std::string& line : SplitLines(left)) {
    const bool shared = std::find(others.begin(), others.end(), line) != others.end();
    if (!shared) out += fmt::format("{} {}\n", sign, line);
  }
  return out;
}

std::string DescribeDifference(const std::string& expected, const std::string& actual) {
  return LinesOnlyIn(expected, actual, '-') + LinesOnlyIn(actual, expected, '+');
}

void UpdateSnapshots(const Names& seeds) {
  fs::create_directories(SnapshotFolder());
  for (const std::string& name : NamesIn(SnapshotFolder())) {
    if (name.ends_with(kSuffix)) fs::remove(SnapshotFolder() / name);
  }
  for (const std::string& seed : seeds) {
    std::ofstream(SnapshotOf(seed), std::ios::binary) << LintSeed(seed).text;
  }
}

}  // namespace

TEST_CASE("every seed gives the report of its snapshot") {
  const Names seeds = NamesIn(SeedFolder());
  REQUIRE(!seeds.empty());
  if (IsUpdate()) UpdateSnapshots(seeds);
  const std::string update =
      fmt::format("if the change is right: {}=1 digestlint_tests", kUpdateVariable);
  INFO(update);
  for (const std::string& seed : seeds) {
    const FileContents expected = ReadFile(SnapshotOf(seed).string());
    INFO("tests/snapshots/", seed, kSuffix);
    CHECK_EQ(expected.error, "");
    if (!expected.error.empty()) continue;
    const std::string actual = LintSeed(seed).text;
    INFO("- only in the snapshot, + only in the report:\n",
         DescribeDifference(expected.text, actual));
    const bool same = expected.text == actual;
    CHECK(same);
  }
}

TEST_CASE("every snapshot has a seed") {
  const Names seeds = NamesIn(SeedFolder());
  for (const std::string& name : NamesIn(SnapshotFolder())) {
    INFO("tests/snapshots/", name);
    const bool has_suffix = name.ends_with(kSuffix);
    CHECK(has_suffix);
    if (has_suffix) CHECK(seeds.contains(name.substr(0, name.size() - kSuffix.size())));
  }
}

TEST_CASE("clean seeds are clean") {
  size_t clean = 0;
  for (const std::string& seed : NamesIn(SeedFolder())) {
    if (!seed.starts_with("clean-")) continue;
    ++clean;
    CHECK_EQ(LintSeed(seed).text, "");
  }
  CHECK_GE(clean, 2);
}

TEST_CASE("every rule that is on by default finds something in a seed") {
  Names found;
  for (const std::string& seed : NamesIn(SeedFolder())) found.merge(LintSeed(seed).rules);
  for (const Rule& rule : BuiltinRules()) {
    if (!rule.spec->on_by_default) continue;
    INFO(rule.spec->name);
    CHECK(found.contains(rule.spec->name));
  }
}

}  // namespace digestlint
