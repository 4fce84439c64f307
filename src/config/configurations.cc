#include "config/configurations.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "config/config_chain.h"
#include "config/path_pattern.h"

namespace digestlint {
namespace {

void AddOnce(const std::vector<std::string>& from, std::vector<std::string>& to) {
  for (const std::string& text : from) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
  }
}

std::vector<SettingName> NamesFrom(const std::vector<std::string>& names, const char* option) {
  std::vector<SettingName> out;
  out.reserve(names.size());
  for (const std::string& name : names) out.push_back({name, {option, 0}});
  return out;
}

}  // namespace

Configurations::Configurations(ConfigArguments arguments) : arguments_(std::move(arguments)) {
  ReadCommandLine();
}

std::string Configurations::Here() const {
  return arguments_.folder.empty() ? AbsolutePath(".") : arguments_.folder;
}

void Configurations::ReadCommandLine() {
  const std::string here = Here();
  std::vector<ConfigLayer> layers;
  for (const std::string& config : arguments_.configs) {
    if (config.empty()) {
      argument_errors_.emplace_back("--config: an empty name; name a file, or write KEY=VALUE");
      continue;
    }
    // A file may have = in its name, but then it is there.
    std::error_code error;
    const bool is_there = std::filesystem::exists(config, error);
    if (config.find('=') == std::string::npos || is_there) {
      if (!given_file_.empty()) {
        argument_errors_.push_back(fmt::format(
            "--config: two files, {} and {}; write extends in one of them", given_file_, config));
      }
      if (!is_there) {
        argument_errors_.push_back(
            fmt::format("--config {}: no such file; one setting is KEY=VALUE", config));
        continue;
      }
      given_file_ = config;
      continue;
    }
    const ConfigSource source = {fmt::format("--config '{}'", config), "", here, here};
    std::vector<ConfigLayer> chain = ReadConfigChain(source, config, argument_errors_);
    std::move(chain.begin(), chain.end(), std::back_inserter(layers));
  }
  if (arguments_.no_config && !given_file_.empty()) {
    argument_errors_.push_back(
        fmt::format("--no-config and --config {}: leave one of them out", given_file_));
  }
  if (!arguments_.select.empty() || !arguments_.ignore.empty()) {
    ConfigLayer layer;
    layer.source = "--select";
    layer.folder = here;
    if (!arguments_.select.empty()) {
      layer.settings.select = NamesFrom(arguments_.select, "--select");
      layer.settings.select_origin = {"--select", 0};
    }
    layer.settings.ignore = NamesFrom(arguments_.ignore, "--ignore");
    layers.push_back(std::move(layer));
  }
  given_layers_ = std::move(layers);
  AddOnce(argument_errors_, errors_);
}

ConfigSource Configurations::SourceOf(const std::string& file) const {
  if (file == given_file_) return ConfigFileSource(file, Here());
  ConfigSource source = ConfigFileSource(file);
  source.name = RelativeToHere(file);
  return source;
}

const std::shared_ptr<Configuration>& Configurations::Load(const std::string& file) {
  std::shared_ptr<Configuration>& loaded = loaded_[file];
  if (loaded != nullptr) return loaded;
  std::vector<ConfigLayer> layers;
  std::vector<std::string> errors = doubled_[file];
  if (!file.empty()) layers = ReadConfigChain(SourceOf(file), errors);
  loaded = WithGiven(std::move(layers), std::move(errors));
  AddOnce(loaded->errors(), errors_);
  AddOnce(loaded->rule_errors(), rule_errors_);
  AddOnce(loaded->warnings(), warnings_);
  return loaded;
}

std::shared_ptr<Configuration> Configurations::WithGiven(std::vector<ConfigLayer> layers,
                                                         std::vector<std::string> errors) const {
  layers.insert(layers.end(), given_layers_.begin(), given_layers_.end());
  return std::make_shared<Configuration>(std::move(layers), arguments_.topic_folder,
                                         std::move(errors));
}

std::shared_ptr<Configuration> Configurations::SharedOf(
    std::vector<ConfigLayer> file_layers) const {
  return WithGiven(std::move(file_layers), {});
}

std::string Configurations::FileFor(const std::string& path) {
  if (!given_file_.empty()) return given_file_;
  if (arguments_.no_config) return "";
  const std::string folder = std::filesystem::path(AbsolutePath(path)).parent_path().string();
  std::vector<std::string> errors;
  std::string file = finder_.Find(folder, errors);
  AddOnce(errors, errors_);
  AddOnce(errors, doubled_[file]);
  return file;
}

std::shared_ptr<Configuration> Configurations::SharedFor(const std::string& path) {
  return Load(FileFor(path));
}

}  // namespace digestlint
