#include "server/settings.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "config/discover.h"

namespace digestlint {
namespace {

// Beside names of files, which are absolute.
constexpr const char* kArguments = "arguments";
constexpr const char* kGiven = "given";

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

// Mistakes that the client's settings have, not a file.
std::vector<std::string> OfArguments(const Configuration& configuration) {
  std::vector<std::string> out;
  for (const auto* errors : {&configuration.errors(), &configuration.rule_errors()}) {
    std::copy_if(errors->begin(), errors->end(), std::back_inserter(out),
                 [](const std::string& error) { return error.starts_with("--"); });
  }
  return out;
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
  told_.erase(kArguments);
  Reload();
}

void ServerSettings::Reload() {
  auto next = std::make_unique<Configurations>(arguments_);
  if (!refused_.empty() && next->argument_errors().empty()) told_.erase(kArguments);
  refused_ = next->argument_errors();
  if (refused_.empty()) {
    now_ = std::move(next);
  } else if (good_arguments_ != arguments_) {
    now_ = std::make_unique<Configurations>(good_arguments_);
  }  // else their file is gone: what was read of it stays
  before_.reset();
  without_.reset();
  for (auto& [path, baseline] : baselines_) baseline.is_read = false;
  versions_.clear();
  const auto is_gone = [this](const std::string& file) {
    struct stat status = {};
    return file.starts_with('/') && file != now_->given_file() &&
           ::lstat(file.c_str(), &status) != 0;
  };
  std::erase_if(told_, [&](const auto& each) { return is_gone(each.first); });
  std::erase_if(good_, [&](const auto& each) { return is_gone(each.first); });
}

void ServerSettings::Note(const std::string& path) {
  if (!path.empty() && !versions_.contains(path)) versions_.emplace(path, VersionAt(path));
}

void ServerSettings::NoteAll(const Configuration& configuration) {
  namespace fs = std::filesystem;
  for (const ConfigLayer& layer : configuration.layers()) {
    Note(layer.path);
    const fs::path folder = fs::path(layer.path).parent_path();
    for (const SettingName& base : layer.extends) {  // presets are no files, which changes nothing
      Note((folder / base.name).lexically_normal().string());
    }
    for (const SettingName& rules : layer.rule_folders) {
      if (versions_.contains(rules.name)) continue;
      Note(rules.name);
      std::error_code error;
      for (fs::recursive_directory_iterator at(rules.name, error), end; !error && at != end;
           at.increment(error)) {
        Note(at->path().string());
      }
    }
  }
}

bool ServerSettings::HaveChanged(const std::string& path) {
  const bool read = std::any_of(versions_.begin(), versions_.end(), [](const auto& each) {
    return VersionAt(each.first) != each.second;
  });
  if (read || !now_->given_file().empty()) return read;
  ConfigFinder finder;
  std::vector<std::string> errors;
  const std::string folder = std::filesystem::path(AbsolutePath(path)).parent_path().string();
  const std::string file = now_->FileFor(path);
  return finder.Find(folder, errors) != file || errors != now_->DoubledBy(file);
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

const ServerSettings::KnownBaseline& ServerSettings::ReadBaseline(const SettingName& name) {
  KnownBaseline& known = baselines_[name.name];
  if (known.is_read) return known;
  known.is_read = true;
  known.problem.clear();
  Note(name.name);
  const FileContents contents = ReadFile(name.name);
  const std::string shown = RelativeToHere(name.name);
  if (!contents.error.empty()) {
    known.problem = fmt::format("{}: baseline: {}: {}", name.origin.Text(), shown, contents.error);
    return known;
  }
  ParsedBaseline parsed = ParseBaseline(contents.text, shown);
  if (parsed.error.empty()) {
    known.good = std::make_shared<const Baseline>(std::move(parsed.entries));
  } else {
    known.problem = std::move(parsed.error);
  }
  return known;
}

Configurations& ServerSettings::Before() {
  if (before_ == nullptr) before_ = std::make_unique<Configurations>(good_arguments_);
  return *before_;
}

Configurations& ServerSettings::Without() {
  if (without_ == nullptr) {
    ConfigArguments arguments = good_arguments_;
    arguments.select.clear();
    arguments.ignore.clear();
    without_ = std::make_unique<Configurations>(arguments);
  }
  return *without_;
}

ServerSettings::InForce ServerSettings::Held(const InForce& good) const {
  if (good.arguments == arguments_) return good;
  std::vector<ConfigLayer> layers = good.configuration->layers();
  layers.resize(layers.size() - good.client_layers);
  InForce held = {now_->SharedOf(std::move(layers)), good.baseline, now_->given_layers(),
                  arguments_};
  return held.configuration->errors().empty() ? held : good;
}

ServerSettings::InForce ServerSettings::For(const std::string& path,
                                            std::vector<std::string>& problems) {
  const std::string file = now_->FileFor(path);
  Configurations* from = now_.get();
  std::shared_ptr<Configuration> configuration = now_->SharedFor(path);
  std::vector<std::string> wrong_arguments = refused_;
  if (refused_.empty()) {
    wrong_arguments = OfArguments(*configuration);
    if (wrong_arguments.empty()) {
      if (good_arguments_ != arguments_) good_arguments_ = arguments_;
    } else {
      from = &Before();
      configuration = from->SharedFor(path);
      if (!OfArguments(*configuration).empty()) {  // right for other configurations, not for this
        from = &Without();
        configuration = from->SharedFor(path);
      }
    }
  } else {
    for (const std::string& config : arguments_.configs) Note(AbsolutePath(config));
  }
  if (!wrong_arguments.empty()) Tell(kArguments, wrong_arguments, problems);

  Note(file);
  NoteAll(*configuration);
  std::vector<std::string> found = configuration->errors();
  const std::vector<std::string>& of_rules = configuration->rule_errors();
  found.insert(found.end(), of_rules.begin(), of_rules.end());
  InForce now = {configuration, nullptr, from->given_layers(), from->arguments()};
  if (const SettingName* name = configuration->baseline(); name != nullptr) {
    const KnownBaseline& baseline = ReadBaseline(*name);
    now.baseline = baseline.good;
    if (!baseline.problem.empty()) found.push_back(baseline.problem);
  }
  Tell(file, found, problems);

  InForce& good = good_[now_->given_file().empty() ? file : kGiven];
  InForce& in_force = by_folder_[std::filesystem::path(path).parent_path().string()];
  if (found.empty()) {
    in_force = good = now;
  } else if (good.configuration != nullptr) {
    if (wrong_arguments.empty()) good = Held(good);
    in_force = good;
  } else if (configuration->errors().empty()) {  // all but some rules, or the baseline
    in_force = now;
  } else {
    if (in_force.configuration == nullptr) {  // wrong from the start
      ConfigArguments none;
      none.no_config = true;
      in_force = {Configurations(none).SharedFor(path), nullptr, 0, {}};
    }
    if (wrong_arguments.empty()) in_force = Held(in_force);
  }
  return in_force;
}

ConfigSource ServerSettings::SourceFor(const std::string& path) {
  const std::string file = now_->FileFor(path);
  return file.empty() ? ConfigSource() : now_->SourceOf(file);
}

}  // namespace digestlint
