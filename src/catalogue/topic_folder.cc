#include "catalogue/topic_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace digestlint {
namespace {

namespace fs = std::filesystem;

// The files of `folder` with that ending, sorted by name.
std::vector<std::string> FilesIn(const fs::path& folder, std::string_view ending) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ending) paths.push_back(it->path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string ReadWhole(const std::string& path, std::vector<std::string>& errors) {
  std::ifstream in(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (in.bad() || !in.is_open()) errors.push_back(path + ": cannot be read");
  return text;
}

}  // namespace

TopicModel LoadTopicFolder(const std::string& folder, const TopicModel& builtin, TopicData& data,
                           std::vector<std::string>& errors) {
  const std::vector<std::string> topics = FilesIn(folder, ".toml");
  const std::vector<std::string> weights = FilesIn(fs::path(folder) / "weights", ".tsv");
  if (topics.empty() && weights.empty()) {
    errors.push_back(fmt::format(
        "{}: no topic files there; 'digestlint explain misplaced-entry' says what they are",
        folder));
    return builtin;
  }
  data.StartFrom(builtin, weights.empty());
  for (const std::string& path : topics) data.AddTopic(path, ReadWhole(path, errors), errors);
  for (const std::string& path : weights) data.AddWeights(path, ReadWhole(path, errors), errors);
  for (const std::string& path : FilesIn(fs::path(folder) / "weights", ".toml")) {
    data.AddJudge(path, ReadWhole(path, errors), errors);
  }
  return data.Build(errors);
}

}  // namespace digestlint
