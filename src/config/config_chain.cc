#include "config/config_chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "config/presets.h"
#include "files/read_file.h"
#include "text/edit_distance.h"

namespace digestlint {
namespace {

class ChainReader {
 public:
  explicit ChainReader(std::vector<std::string>& errors) : errors_(errors) {}

  void AddFile(const ConfigSource& source) {
    if (std::find(open_.begin(), open_.end(), source.path) != open_.end()) {
      Error(fmt::format("extends itself, by way of {}", open_.back()));
      return;
    }
    if (++files_ > kMaxConfigFiles) {
      if (files_ == kMaxConfigFiles + 1) {
        Error(fmt::format("this and what it extends are more than {} files", kMaxConfigFiles));
      }
      return;
    }
    const FileContents contents = ReadFile(source.path);
    if (!contents.error.empty()) {
      errors_.push_back(from_.empty()
                            ? fmt::format("{}: {}", source.name, contents.error)
                            : fmt::format("{}: {}: {}", from_.back(), source.name, contents.error));
    } else if (contents.text.size() > kMaxConfigBytes) {
      errors_.push_back(
          fmt::format("{}: over {} bytes; is this a configuration?", source.name, kMaxConfigBytes));
    } else {
      open_.push_back(source.path);
      Add(source, contents.text);
      open_.pop_back();
    }
  }

  void Add(const ConfigSource& source, std::string_view toml) {
    const size_t before = errors_.size();
    ConfigLayer layer = ReadConfig(source, toml, errors_);
    if (errors_.size() > before && layer.source.empty()) return;  // not TOML
    for (const SettingName& base : layer.extends) {
      from_.push_back(base.origin.Text());
      Extend(source, base);
      from_.pop_back();
    }
    layers_.push_back(std::move(layer));
  }

  std::vector<ConfigLayer> Take() && { return std::move(layers_); }

 private:
  void Error(std::string_view what) {
    errors_.push_back(from_.empty() ? std::string(what)
                                    : fmt::format("{}: {}", from_.back(), what));
  }

  void Extend(const ConfigSource& source, const SettingName& base) {
    const bool is_path = base.name.find('/') != std::string::npos || base.name.ends_with(".toml");
    if (!is_path) {
      if (const Preset* preset = FindPreset(base.name)) {
        Add({"preset " + base.name, "", source.file_folder, source.folder}, preset->toml);
        return;
      }
      std::vector<std::string_view> names;
      for (const Preset& preset : Presets()) names.push_back(preset.name);
      const std::string_view nearest = NearestName(base.name, names);
      Error(fmt::format("there is no preset '{}'; {}", base.name,
                        nearest.empty() ? fmt::format("there are {}; a path ends in .toml",
                                                      fmt::join(names, ", "))
                                        : fmt::format("did you mean '{}'?", nearest)));
      return;
    }
    // As the user would write it: beside the file that names it.
    const std::filesystem::path folder = std::filesystem::path(source.name).parent_path();
    ConfigSource file = ConfigFileSource(
        AbsolutePath((std::filesystem::path(source.file_folder) / base.name).string()));
    file.name = (folder / base.name).lexically_normal().string();
    AddFile(file);
  }

  std::vector<std::string>& errors_;
  std::vector<ConfigLayer> layers_;
  std::vector<std::string> open_;  // the files that are being read, each named by the one before
  std::vector<std::string> from_;  // the places that name them
  size_t files_ = 0;
};

}  // namespace

ConfigSource ConfigFileSource(const std::string& path, const std::string& folder) {
  ConfigSource source;
  source.name = path;
  source.path = AbsolutePath(path);
  source.file_folder = std::filesystem::path(source.path).parent_path().string();
  source.folder = folder.empty() ? source.file_folder : folder;
  return source;
}

std::vector<ConfigLayer> ReadConfigChain(const ConfigSource& source,
                                         std::vector<std::string>& errors) {
  ChainReader reader(errors);
  reader.AddFile(source);
  return std::move(reader).Take();
}

std::vector<ConfigLayer> ReadConfigChain(const ConfigSource& source, std::string_view toml,
                                         std::vector<std::string>& errors) {
  ChainReader reader(errors);
  reader.Add(source, toml);
  return std::move(reader).Take();
}

}  // namespace digestlint
