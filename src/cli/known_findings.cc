#include "cli/known_findings.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "config/discover.h"
#include "config/path_pattern.h"
#include "files/read_file.h"

namespace digestlint {

KnownFindings::KnownFindings(const std::string& given)
    : given_(given.empty() ? "" : AbsolutePath(given)) {}

KnownFindings::Loaded* KnownFindings::Load(const std::string& path, const std::string& place,
                                           std::vector<std::string>& errors) {
  const auto [known, is_new] = loaded_.try_emplace(path);
  Loaded& loaded = known->second;
  if (!is_new) return loaded.baseline == nullptr ? nullptr : &loaded;
  loaded.path = path;
  const std::string shown = RelativeToHere(path);
  const FileContents contents = ReadFile(path);
  if (!contents.error.empty()) {
    errors.push_back(
        fmt::format("{}: {}: {}; 'digestlint baseline' writes it", place, shown, contents.error));
    return nullptr;
  }
  ParsedBaseline parsed = ParseBaseline(contents.text, shown);
  if (!parsed.error.empty()) {
    errors.push_back(parsed.error);
    return nullptr;
  }
  loaded.found.resize(parsed.entries.size());
  loaded.baseline = std::make_unique<Baseline>(std::move(parsed.entries));
  return &loaded;
}

void KnownFindings::Attach(std::vector<CheckTask>& tasks, std::vector<std::string>& errors) {
  for (CheckTask& task : tasks) {
    const SettingName* configured = task.configuration->baseline();
    if (given_.empty() && configured == nullptr) continue;
    const std::string& path = given_.empty() ? configured->name : given_;
    const Loaded* loaded = Load(
        path, given_.empty() ? configured->origin.Text() + ": baseline" : "--baseline", errors);
    if (loaded == nullptr) continue;
    task.baseline = loaded->baseline.get();
    task.baseline_name = NameInBaseline(path, task.absolute);
  }
}

void KnownFindings::Note(const FileResult& result) {
  left_out_ += result.left_out.known.size();
  for (auto& [path, loaded] : loaded_) {
    if (loaded.baseline == nullptr || loaded.baseline.get() != result.task->baseline) continue;
    for (const size_t entry : result.left_out.known) loaded.found[entry] = true;
  }
}

std::vector<bool> KnownFindings::StaleIn(const Loaded& loaded,
                                         const std::vector<CheckTask>& tasks) const {
  std::map<std::string_view, const CheckTask*> checked;
  for (const CheckTask& task : tasks) {
    if (task.baseline == loaded.baseline.get()) checked.emplace(task.baseline_name, &task);
  }
  const BaselineEntries& entries = loaded.baseline->entries();
  std::vector<bool> stale(entries.size());
  for (size_t i = 0; i < entries.size(); ++i) {
    const auto task = checked.find(entries[i].file);
    stale[i] = task != checked.end() && !loaded.found[i] &&
               task->second->linter->Find(entries[i].rule) != nullptr;
  }
  return stale;
}

std::vector<std::string> KnownFindings::Stale(const std::vector<CheckTask>& tasks,
                                              bool whole) const {
  const std::string here = AbsolutePath(".");
  std::vector<std::string> out;
  for (const auto& [path, loaded] : loaded_) {
    if (loaded.baseline == nullptr) continue;
    const std::vector<bool> stale = StaleIn(loaded, tasks);
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    for (size_t i = 0; i < stale.size(); ++i) {
      const BaselineEntry& entry = loaded.baseline->entries()[i];
      const std::string file = (folder / entry.file).lexically_normal().string();
      std::error_code error;
      const bool gone =
          whole && !BelowFolder(file, here).empty() && !std::filesystem::exists(file, error);
      if (!stale[i] && !gone) continue;
      out.push_back(fmt::format("{}: {} [{}]", entry.file, entry.message, entry.rule));
    }
  }
  return out;
}

BaselineEntries KnownFindings::Pruned(const std::vector<CheckTask>& tasks) const {
  BaselineEntries kept;
  for (const auto& [path, loaded] : loaded_) {
    if (loaded.baseline == nullptr) continue;
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const std::vector<bool> stale = StaleIn(loaded, tasks);
    for (size_t i = 0; i < stale.size(); ++i) {
      const BaselineEntry& entry = loaded.baseline->entries()[i];
      std::error_code error;
      if (!stale[i] && std::filesystem::exists(folder / entry.file, error)) kept.push_back(entry);
    }
  }
  return kept;
}

}  // namespace digestlint
