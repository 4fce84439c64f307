// How fast digestlint is, on digests that this program makes. Nothing here passes or fails by time.
#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include "suite.h"

namespace digestlint::bench {
namespace {

namespace fs = std::filesystem;

constexpr size_t kLargeBytes = 10'000'000;
constexpr size_t kSmallBytes = 18'000;
constexpr size_t kSmallFiles = 1000;
constexpr int kRounds = 5;
constexpr int kStartsPerRound = 10;
constexpr double kGoalBytesPerSecond = 50e6;
constexpr double kGoalStartMs = 5;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "digestlint-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

File MakeFile(const fs::path& folder, std::string_view name, Shape shape, size_t bytes,
              uint64_t seed) {
  File file = {(folder / fmt::format("{}{}", name, ShapeExtension(shape))).string(),
               MakeDigest(shape, bytes, seed), shape};
  std::ofstream(file.path, std::ios::binary) << file.text;
  return file;
}

void PrintCorpus(const std::vector<File>& large, const std::vector<Document>& documents,
                 const Linter& linter) {
  fmt::print("corpus\n");
  for (size_t i = 0; i < large.size(); ++i) {
    const Document& document = documents[i];
    fmt::print("  {:<9} {:>6.2f} MB {:>8} lines {:>6} sections {:>6} entries {:>6} findings\n",
               ShapeName(large[i].shape), static_cast<double>(large[i].text.size()) / 1e6,
               document.lines.size(), document.sections.size(), document.entries.size(),
               linter.Lint(document).size());
  }
  fmt::print("  {} files of about 18 KB, the shapes in turn\n", kSmallFiles);
  std::fflush(stdout);
}

void PrintGoals(const std::vector<File>& large, const Units& units) {
  fmt::print("\ngoals\n");
  for (const File& file : large) {
    const std::string_view name = ShapeName(file.shape);
    const std::optional<double> seconds = units.Median(fmt::format("{}/lint", name));
    if (!seconds) continue;
    const double rate = static_cast<double>(file.text.size()) / *seconds;
    fmt::print("  50 MB/s a core with all rules: {:<9} {:5.1f} MB/s, {:3.0f} % of it\n", name,
               rate / 1e6, rate / kGoalBytesPerSecond * 100);
  }
  if (const std::optional<double> seconds = units.Median("start/check")) {
    fmt::print("  under {:.0f} ms for one file of 18 KB: {:.2f} ms\n", kGoalStartMs,
               *seconds * 1e3);
  }
}

void PrintResults(const std::vector<File>& large, const Units& units) {
  for (const File& file : large) {
    const std::string_view name = ShapeName(file.shape);
    units.PrintTable(fmt::format("{}: one file of 10 MB, one thread, processor time", name),
                     fmt::format("{}/", name), false);
  }
  units.PrintTable("1,000 files of 18 KB, whole process (cpu: processor time of all threads)",
                   "files/", false);
  units.PrintTable("one file of 18 KB, whole process (make-linter: in this process)", "start/",
                   false);
  for (const File& file : large) {
    const std::string_view name = ShapeName(file.shape);
    units.PrintTable(fmt::format("{}: one rule alone on the 10 MB, reading left out", name),
                     fmt::format("rule/{}/", name), true);
  }
  PrintGoals(large, units);
}

}  // namespace

int Run(const std::string& program, const std::string& filter) {
  const TemporaryFolder folder;
  const fs::path small_folder = folder.path() / "small";
  std::error_code error;
  if (folder.path().empty() || !fs::create_directory(small_folder, error)) {
    fmt::print(stderr, "digestlint_bench: no temporary folder could be made\n");
    return 1;
  }
  std::vector<File> large, small;
  for (const Shape shape : AllShapes()) {
    large.push_back(MakeFile(folder.path(), ShapeName(shape), shape, kLargeBytes, 1));
  }
  for (size_t i = 0; i < kSmallFiles; ++i) {
    const Shape shape = AllShapes()[i % AllShapes().size()];
    small.push_back(MakeFile(small_folder, fmt::format("{:04}", i), shape, kSmallBytes, i + 2));
  }
  std::vector<Document> documents;
  documents.reserve(large.size());
  for (const File& file : large) documents.push_back(Read(file));
  const Linter linter = MakeLinter("");
  PrintCorpus(large, documents, linter);

  Units units;
  for (const File& file : large) AddLargeFile(file, linter, units);
  AddFolder(program, small_folder.string(), small, units);
  AddStart(program, small.front(), kStartsPerRound, units);
  for (size_t i = 0; i < large.size(); ++i) AddRules(large[i], documents[i], units);
  units.Keep(filter);
  if (!units.Run(kRounds)) return 1;
  PrintResults(large, units);
  return 0;
}

}  // namespace digestlint::bench

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  const bool filtered = arguments.size() == 3 && arguments[1] == "--filter";
  if (arguments.size() != 1 && !filtered) {
    fmt::print(stderr, "usage: digestlint_bench PATH_TO_DIGESTLINT [--filter NAME]\n");
    return 2;
  }
  return digestlint::bench::Run(arguments[0], filtered ? arguments[2] : "");
}
