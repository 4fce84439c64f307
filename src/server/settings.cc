#include "server/settings.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "files/read_file.h"

namespace digestlint {
namespace {

std::vector<std::string> Texts(const LspJson& settings, const char* key) {
  std::vector<std::string> out;
  const auto list = settings.find(key);
  if (list == settings.end() || !list->is_array()) return out;
  for (const LspJson& each : *list) {
    if (each.is_string()) out.push_back(each.get<std::string>());
  }
  return out;
}

// All 0 where there is no such file.
FileVersion VersionAt(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 ? VersionOf(status) : FileVersion();
}

// Messages are worded for the command line.
std::string AboutSetting(const std::string& problem) {
  return problem.starts_with("--") ? "setting " + problem.substr(2) : problem;
}

}  // namespace

void ServerSettings::Take(const LspJson& settings, const std::string& folder) {
  if (!settings.is_object()) return;
  arguments_ = {};
  const auto config = settings.find("config");
  if (config != settings.end() && config->is_string() &&
      !config->get_ref<const std::string&>().empty()) {
    const std::filesystem::path file = config->get<std::string>();
    arguments_.configs.push_back((std::filesystem::path(folder) / file).string());
  }
  arguments_.folder = folder;
  arguments_.select = Texts(settings, "select");
  arguments_.ignore = Texts(settings, "ignore");
  Reload();
}

void ServerSettings::Reload() {
  auto next = std::make_unique<Configurations>(arguments_);
  refused_ = next->argument_errors();
  if (refused_.empty()) now_ = std::move(next);
  for (auto& [path, baseline] : baselines_) baseline.is_read = false;
  versions_.clear();
}

void ServerSettings::Note(const std::string& path) {
  if (!path.empty()) versions_.try_emplace(path, VersionAt(path));
}

bool ServerSettings::HaveChanged() const {
  return std::any_of(versions_.begin(), versions_.end(),
                     [](const auto& each) { return VersionAt(each.first) != each.second; });
}

void ServerSettings::Tell(const std::string& source, const std::vector<std::string>& found,
                          std::vector<std::string>& problems) {
  std::vector<std::string>& told = told_[source];
  for (const std::string& problem : found) {
    if (std::find(told.begin(), told.end(), problem) == told.end()) {
      problems.push_back(AboutSetting(problem));
    }
  }
  told = found;
}

const Baseline* ServerSettings::BaselineOf(const Configuration& configuration,
                                           std::vector<std::string>& problems) {
  const SettingName* name = configuration.baseline();
  if (name == nullptr) return nullptr;
  KnownBaseline& known = baselines_[name->name];
  if (known.is_read) return known.good.get();
  known.is_read = true;
  Note(name->name);
  const FileContents contents = ReadFile(name->name);
  std::vector<std::string> found;
  if (!contents.error.empty()) {
    found.push_back(name->name + ": " + contents.error);
  } else {
    ParsedBaseline parsed = ParseBaseline(contents.text, name->name);
    if (parsed.error.empty()) {
      known.good = std::make_unique<Baseline>(std::move(parsed.entries));
    } else {
      found.push_back(std::move(parsed.error));
    }
  }
  Tell(name->name, found, problems);
  return known.good.get();
}

Configuration& ServerSettings::For(const std::string& path, std::vector<std::string>& problems) {
  const std::string file = now_->FileFor(path);
  const std::shared_ptr<Configuration> configuration = now_->SharedFor(path);
  Note(file);
  for (const ConfigLayer& layer : configuration->layers()) Note(layer.path);
  std::vector<std::string> found = configuration->errors();
  const std::vector<std::string>& rules = configuration->rule_errors();
  found.insert(found.end(), rules.begin(), rules.end());
  Tell("configuration " + file, found, problems);
  Tell("arguments", refused_.empty() ? now_->argument_errors() : refused_, problems);
  std::shared_ptr<Configuration>& good = good_[file];
  if (configuration->errors().empty()) good = configuration;
  std::shared_ptr<Configuration>& in_force =
      in_force_[std::filesystem::path(path).parent_path().string()];
  if (good != nullptr) in_force = good;
  if (in_force == nullptr) {  // one that is wrong from the start
    ConfigArguments none;
    none.no_config = true;
    in_force = Configurations(none).SharedFor(path);
  }
  return *in_force;
}

ConfigSource ServerSettings::SourceFor(const std::string& path) {
  const std::string file = now_->FileFor(path);
  return file.empty() ? ConfigSource() : now_->SourceOf(file);
}

}  // namespace digestlint
