#include "server/settings.h"

#include <algorithm>
#include <iterator>
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

// Messages are worded for the command line.
std::string AboutSetting(const std::string& problem) {
  return problem.starts_with("--") ? "setting " + problem.substr(2) : problem;
}

}  // namespace

void ServerSettings::Take(const LspJson& settings) {
  if (!settings.is_object()) return;
  arguments_ = {};
  const auto config = settings.find("config");
  if (config != settings.end() && config->is_string() &&
      !config->get_ref<const std::string&>().empty()) {
    arguments_.configs.push_back(config->get<std::string>());
  }
  arguments_.select = Texts(settings, "select");
  arguments_.ignore = Texts(settings, "ignore");
  Reload();
}

void ServerSettings::Reload() {
  if (now_ != nullptr && now_->errors().empty()) good_ = std::move(now_);
  now_ = std::make_unique<Configurations>(arguments_);
  baselines_.clear();
  told_ = told_rules_ = 0;
}

const Baseline* ServerSettings::BaselineOf(const Configuration& configuration,
                                           std::vector<std::string>& problems) {
  const SettingName* name = configuration.baseline();
  if (name == nullptr) return nullptr;
  const auto [known, is_new] = baselines_.try_emplace(name->name);
  if (!is_new) return known->second.get();
  const FileContents contents = ReadFile(name->name);
  std::string problem = contents.error.empty() ? "" : name->name + ": " + contents.error;
  if (problem.empty()) {
    ParsedBaseline parsed = ParseBaseline(contents.text, name->name);
    problem = parsed.error;
    if (problem.empty()) known->second = std::make_unique<Baseline>(std::move(parsed.entries));
  }
  if (!problem.empty()) problems.push_back(problem);
  return known->second.get();
}

Configuration& ServerSettings::For(const std::string& path, std::vector<std::string>& problems) {
  Configuration& configuration = now_->For(path);
  const std::vector<std::string>& errors = now_->errors();
  const std::vector<std::string>& rules = now_->rule_errors();
  std::transform(errors.begin() + static_cast<ptrdiff_t>(told_), errors.end(),
                 std::back_inserter(problems), AboutSetting);
  problems.insert(problems.end(), rules.begin() + static_cast<ptrdiff_t>(told_rules_), rules.end());
  told_ = errors.size();
  told_rules_ = rules.size();
  // Mistakes of the command line's kind are in errors too, but not the configuration's own.
  const bool wrong =
      !configuration.errors().empty() || (configuration.layers().empty() && !errors.empty());
  if (!wrong) return configuration;
  if (good_ != nullptr) {
    Configuration& before = good_->For(path);
    if (before.errors().empty()) return before;
  }
  if (none_ == nullptr) {
    ConfigArguments none;
    none.no_config = true;
    none_ = std::make_unique<Configurations>(none);
  }
  return none_->For(path);
}

}  // namespace digestlint
