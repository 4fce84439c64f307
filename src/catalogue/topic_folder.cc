#include "catalogue/topic_folder.h"

#include <fmt/format.h>

#include <filesystem>

#include "catalogue/folder_files.h"

namespace digestlint {
namespace {

constexpr size_t kMaxFileBytes = 16 << 20;  // the built-in weights have less than 1 MB

std::string Weights(const std::string& folder) {
  return (std::filesystem::path(folder) / "weights").string();
}

}  // namespace

TopicModel LoadTopicFolder(const std::string& folder, const TopicModel& builtin, TopicData& data,
                           std::vector<std::string>& errors) {
  const std::vector<std::string> topics = FilesIn(folder, ".toml");
  const std::vector<std::string> weights = FilesIn(Weights(folder), ".tsv");
  if (topics.empty() && weights.empty()) {
    errors.push_back(fmt::format(
        "{}: no topic files there; 'digestlint explain misplaced-entry' says what they are",
        folder));
    return builtin;
  }
  data.StartFrom(builtin, weights.empty());
  for (const std::string& path : topics)
    data.AddTopic(path, ReadWhole(path, kMaxFileBytes, errors), errors);
  for (const std::string& path : weights)
    data.AddWeights(path, ReadWhole(path, kMaxFileBytes, errors), errors);
  for (const std::string& path : FilesIn(Weights(folder), ".toml")) {
    data.AddJudge(path, ReadWhole(path, kMaxFileBytes, errors), errors);
  }
  return data.Build(errors);
}

}  // namespace digestlint
