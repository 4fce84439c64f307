// digestlint baseline: writing down what stands today.
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <system_error>

#include "cli/check_run.h"
#include "cli/commands.h"
#include "cli/known_findings.h"
#include "cli/output.h"
#include "config/discover.h"
#include "config/path_pattern.h"
#include "files/replace_file.h"

namespace digestlint {
namespace {

constexpr const char* kDefaultBaseline = "digestlint-baseline.json";

// The baseline's file, and whether a configuration names it. Empty, with an error, where the files
// have several.
struct Target {
  std::string path;
  bool configured = false;
};

Target FindTarget(const BaselineArguments& arguments, const std::vector<CheckTask>& tasks) {
  if (!arguments.baseline.empty()) return {AbsolutePath(arguments.baseline), false};
  Target target;
  for (const CheckTask& task : tasks) {
    const SettingName* name = task.configuration->baseline();
    if (name == nullptr || name->name == target.path) continue;
    if (!target.path.empty()) {
      Complain(fmt::format("{} and {}: files with two baselines; name one with --baseline",
                           RelativeToHere(target.path), RelativeToHere(name->name)));
      return {};
    }
    target = {name->name, true};
  }
  if (target.path.empty()) target.path = AbsolutePath(kDefaultBaseline);
  return target;
}

// The old baseline; one without entries where there is none yet.
bool ReadOld(const std::string& path, bool needed, BaselineEntries& entries, FileContents& contents,
             bool& exists) {
  std::error_code error;
  exists = std::filesystem::exists(path, error);
  const std::string shown = RelativeToHere(path);
  if (!exists) {
    if (needed) Complain(shown + ": there is no such baseline; leave --prune out to write it");
    return !needed;
  }
  contents = ReadFile(path);
  if (!contents.error.empty()) {
    Complain(shown + ": " + contents.error);
    return false;
  }
  ParsedBaseline parsed = ParseBaseline(contents.text, shown);
  if (!parsed.error.empty()) {
    Complain(parsed.error);
    return false;
  }
  entries = std::move(parsed.entries);
  return true;
}

bool Write(const std::string& path, const FileContents& old, bool exists, const std::string& text) {
  if (exists && old.text == text) return true;
  const std::string error = exists ? ReplaceFile(path, old.version, text) : CreateFile(path, text);
  if (!error.empty()) Complain(RelativeToHere(path) + ": " + error);
  return error.empty();
}

using SeenFiles = std::map<std::string, const CheckTask*>;  // by name in the baseline

// Those of rules and files that were not looked at now, where the file is still there.
void KeepOthers(const BaselineEntries& old, const std::string& path, const SeenFiles& seen,
                BaselineEntries& entries) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  for (const BaselineEntry& entry : old) {
    std::error_code error;
    const auto task = seen.find(entry.file);
    const bool other = task == seen.end() ? std::filesystem::exists(folder / entry.file, error)
                                          : task->second->linter->Find(entry.rule) == nullptr;
    if (other) entries.push_back(entry);
  }
}

}  // namespace

int RunBaseline(const BaselineArguments& arguments) {
  Configurations configurations(arguments.config);
  CheckPlan plan;
  if (configurations.errors().empty()) plan = PlanCheck(arguments.paths, "", false, configurations);
  for (const std::string& error : configurations.errors()) Complain(error);
  for (const std::string& error : configurations.rule_errors()) Complain(error);
  for (const std::string& error : plan.errors) Complain(error);
  // Half of what there is would make the rest look new.
  if (!configurations.errors().empty() || !configurations.rule_errors().empty() ||
      !plan.errors.empty()) {
    return kExitTrouble;
  }
  const Target target = FindTarget(arguments, plan.tasks);
  if (target.path.empty()) return kExitTrouble;
  BaselineEntries old;
  FileContents contents;
  bool exists = false;
  if (!ReadOld(target.path, arguments.prune, old, contents, exists)) return kExitTrouble;

  KnownFindings known(target.path);
  std::vector<std::string> errors;
  if (arguments.prune) known.Attach(plan.tasks, errors);
  for (const std::string& error : errors) Complain(error);
  if (!errors.empty()) return kExitTrouble;
  BaselineEntries entries;
  SeenFiles seen;
  CheckRunOptions options;
  options.jobs = arguments.jobs;
  options.fingerprints = true;
  bool trouble = false;
  RunOverFiles(options, plan.tasks, [&](FileResult& result) {
    if (!result.input.error.empty()) Complain(result.input.error);
    trouble |= !result.input.error.empty();
    known.Note(result);
    const std::string name = NameInBaseline(target.path, result.task->absolute);
    seen.emplace(name, result.task);
    const BaselineEntries own = EntriesOf(name, result.findings, result.fingerprints);
    entries.insert(entries.end(), own.begin(), own.end());
    return true;
  });
  if (trouble) {
    Complain(RelativeToHere(target.path) + ": not written; mend or exclude these files first");
    return kExitTrouble;
  }
  if (arguments.prune) {
    entries = known.Pruned(plan.tasks);
  } else {
    KeepOthers(old, target.path, seen, entries);
  }
  const size_t before = old.size();
  const size_t count = entries.size();
  if (!Write(target.path, contents, exists, FormatBaseline(entries))) return kExitTrouble;
  const std::string shown = RelativeToHere(target.path);
  std::string out =
      arguments.prune
          ? fmt::format("{}: {} of {} known findings dropped\n", shown, before - count, before)
          : fmt::format("{}: {} finding{} written\n", shown, count, count == 1 ? "" : "s");
  const bool needs_hint = !arguments.prune && !target.configured && arguments.baseline.empty();
  if (needs_hint) out += fmt::format("Write baseline = \"{}\" into digestlint.toml.\n", shown);
  return WriteOutput(out) ? kExitClean : kExitTrouble;
}

}  // namespace digestlint
