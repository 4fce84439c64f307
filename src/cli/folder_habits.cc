#include "cli/folder_habits.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "cli/input.h"
#include "reader/reader.h"

namespace digestlint {
namespace {

constexpr size_t kMaxFiles = 500;

// Whether at least `percent` of `all` are.
bool Most(size_t part, size_t all, size_t percent) {
  return all > 0 && part * 100 >= all * percent;
}

std::string_view PresetFor(const FolderHabits& habits) {
  if (Most(habits.chinese, habits.digests, 80)) return "zh";
  if (Most(habits.english, habits.digests, 80)) return "en";
  return "recommended";
}

std::string Found(const FolderHabits& habits) {
  if (habits.digests == 0) return "# No digest was found here when this file was written.\n";
  return fmt::format(
      "# Found here when this file was written: {} digests among {} files, {} in Chinese and {} "
      "in\n"
      "# English; of {} entries {} are numbered and {} have a link.\n",
      habits.digests, habits.files, habits.chinese, habits.english, habits.entries, habits.numbered,
      habits.linked);
}

// Below these shares a rule speaks of a habit that the folder does not have.
std::vector<std::string> Ignored(const FolderHabits& habits) {
  std::vector<std::string> lines;
  if (habits.entries > 0 && !Most(habits.numbered, habits.entries, 10)) {
    lines.emplace_back("  \"numbering\",     # entries here have no numbers\n");
  }
  if (habits.entries > 0 && !Most(habits.linked, habits.entries, 50)) {
    lines.emplace_back("  \"missing-link\",  # most entries here have no link\n");
  }
  return lines;
}

}  // namespace

FolderHabits ReadFolderHabits(const std::string& folder) {
  FolderHabits habits;
  std::vector<std::string> errors;
  for (const std::string& path : ExpandPaths({folder}, "", errors)) {
    if (habits.files == kMaxFiles) break;
    const Input input = ReadInput(path, "");
    if (!input.error.empty()) continue;
    ++habits.files;
    const Document document = ReadDocument(input.text, FormatOf(path, input.text));
    if (!document.is_digest) continue;
    ++habits.digests;
    habits.chinese += document.language == Language::kChinese ? 1 : 0;
    habits.english += document.language == Language::kEnglish ? 1 : 0;
    habits.entries += document.entries.size();
    for (const Entry& entry : document.entries) {
      habits.numbered += entry.number ? 1 : 0;
      habits.linked += entry.link_end > entry.first_link ? 1 : 0;
    }
  }
  return habits;
}

std::string ConfigFor(const FolderHabits& habits) {
  std::string out =
      "# Settings of digestlint for this folder and those below it.\n"
      "# 'digestlint config show' prints what they come to, 'digestlint rules' lists the rules.\n" +
      Found(habits);
  out += fmt::format(
      "\n# What this adds to: recommended, strict, zh, en, minimal, or the path of another file.\n"
      "extends = \"{}\"\n",
      PresetFor(habits));
  const std::vector<std::string> ignored = Ignored(habits);
  out += "\n# Rules and groups that do not run.\n";
  if (ignored.empty()) {
    out += "# ignore = [\"range-style\"]\n";
  } else {
    out += "ignore = [\n";
    for (const std::string& line : ignored) out += line;
    out += "]\n";
  }
  out +=
      "\n# Files and folders that are left out; patterns as in .gitignore.\n"
      "# exclude = [\"archive/**\"]\n"
      "\n# Findings that stand today and are not told again; 'digestlint baseline' writes the "
      "file.\n"
      "# baseline = \"digestlint-baseline.json\"\n"
      "\n# Rules of your own; 'digestlint init --rule NAME' begins one.\n"
      "# rule-folders = [\"house-rules\"]\n"
      "\n# A rule's severity (error, warning, info, off) and its options; 'digestlint explain "
      "RULE'\n"
      "# lists them.\n"
      "# [rules.missing-link]\n"
      "# severity = \"error\"\n"
      "\n# Other settings for some of the files.\n"
      "# [[overrides]]\n"
      "# files = [\"drafts/**\"]\n"
      "# ignore = [\"missing-full-stop\"]\n";
  return out;
}

}  // namespace digestlint
