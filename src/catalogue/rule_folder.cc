#include "catalogue/rule_folder.h"

#include <fmt/format.h>

#include <filesystem>

#include "catalogue/folder_files.h"

namespace digestlint {
namespace {

// A pattern of so few steps is as quick as a search for letters.
constexpr uint32_t kCheapSteps = 100;

void WarnOfSlowPatterns(const std::string& path, const RuleFile& file,
                        std::vector<std::string>& warnings) {
  for (const PatternSpec& pattern : file.patterns) {
    if (pattern.literals.empty() && pattern.steps > kCheapSteps) {
      warnings.push_back(fmt::format(
          "{}: the pattern '{}' is searched in every line, for no match of it must hold a fixed "
          "text of two letters; it may be slow",
          path, pattern.regex));
    }
  }
}

}  // namespace

RuleFolder LoadRuleFolder(const std::string& path) {
  RuleFolder folder;
  folder.path = path;
  const std::vector<std::string> paths = FilesIn(path, ".toml");
  const std::string topics = (std::filesystem::path(path) / "topics").string();
  if (!FilesIn(topics, ".toml").empty()) folder.topic_folder = topics;
  if (paths.empty() && folder.topic_folder.empty()) {
    folder.found = false;
    folder.errors.push_back(fmt::format(
        "{}: no rule files (*.toml) there; 'digestlint init --rule NAME' writes one", path));
    return folder;
  }
  for (const std::string& each : FoldersIn(path)) {
    if (each == topics || FilesIn(each, ".toml").empty()) continue;
    folder.errors.push_back(
        fmt::format("{}: rule files in a folder of a rule folder are not read; name it in "
                    "rule-folders",
                    each));
  }
  if (paths.size() > kMaxRuleFiles) {
    folder.errors.push_back(
        fmt::format("{}: {} rule files, at most {} are read", path, paths.size(), kMaxRuleFiles));
    return folder;
  }
  for (const std::string& each : paths) {
    const size_t errors = folder.errors.size();
    const std::string text = ReadWhole(each, kMaxRuleFileBytes, folder.errors);
    RuleFileResult result;
    if (folder.errors.size() == errors) result = LoadRuleFile(each, text, RuleOrigin::kUser);
    folder.errors.insert(folder.errors.end(), result.errors.begin(), result.errors.end());
    if (result.rule == nullptr) {
      folder.broken.push_back(std::filesystem::path(each).stem().string());
      continue;
    }
    WarnOfSlowPatterns(each, *result.rule, folder.warnings);
    folder.files.push_back(std::move(result.rule));
  }
  return folder;
}

}  // namespace digestlint
