#include "catalogue/rule_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "catalogue/builtin.h"
#include "text/edit_distance.h"

namespace digestlint {
namespace {

template <typename Item>
std::vector<Item> Joined(std::span<const Item> first, std::span<const Item> second) {
  std::vector<Item> out(first.begin(), first.end());
  out.insert(out.end(), second.begin(), second.end());
  return out;
}

bool ByGroup(const Rule& a, const Rule& b) {
  return std::tie(a.spec->group, a.spec->name) < std::tie(b.spec->group, b.spec->name);
}

}  // namespace

RuleBook::RuleBook() : rules_(BuiltinRules().begin(), BuiltinRules().end()) {}

const Rule* RuleBook::Find(std::string_view name) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(),
                                  [&](const Rule& rule) { return rule.spec->name == name; });
  return found == rules_.end() ? nullptr : &*found;
}

const RuleFile* RuleBook::FileOf(std::string_view name) const {
  const auto found = std::find_if(own_.begin(), own_.end(),
                                  [&](const RuleFile* file) { return file->spec.name == name; });
  return found == own_.end() ? nullptr : *found;
}

std::vector<std::string_view> RuleBook::Names() const {
  std::vector<std::string_view> names(kRuleGroups.begin(), kRuleGroups.end());
  for (const Rule& rule : rules_) {
    names.push_back(rule.spec->name);
    if (std::find(names.begin(), names.end(), rule.spec->group) == names.end()) {
      names.push_back(rule.spec->group);
    }
  }
  return names;
}

bool RuleBook::IsName(std::string_view name) const {
  return std::find(kRuleGroups.begin(), kRuleGroups.end(), name) != kRuleGroups.end() ||
         std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
           return rule.spec->name == name || rule.spec->group == name;
         });
}

void RuleBook::Add(RuleFolder folder, std::vector<std::string>& errors) {
  errors.insert(errors.end(), folder.errors.begin(), folder.errors.end());
  folders_.push_back(std::move(folder));
  for (const auto& file : folders_.back().files) {
    size_t steps = 0;
    for (const PatternSpec& pattern : file->patterns) steps += pattern.steps;
    patterns_ += file->patterns.size();
    steps_ += steps;
    if (patterns_ > kMaxUserPatterns || steps_ > kMaxUserSteps) {
      errors.push_back(fmt::format(
          "{}: {} in all rule folders; this rule and those after it are left out", file->path,
          patterns_ > kMaxUserPatterns
              ? fmt::format("more than {} patterns", kMaxUserPatterns)
              : fmt::format("patterns of more than {} steps together", kMaxUserSteps)));
      break;
    }
    if (file->extends.empty()) {
      AddRule(*file, errors);
    } else {
      Extend(*file, errors);
    }
  }
  for (const auto& file : folders_.back().files) {
    const bool own = file->extends.empty();
    if (own && Find(file->spec.name) == nullptr) left_out_.emplace_back(file->spec.name);
  }
  std::stable_sort(rules_.begin(), rules_.end(), ByGroup);
}

void RuleBook::AddRule(const RuleFile& file, std::vector<std::string>& errors) {
  const std::vector<std::string_view> names = Names();
  if (const RuleFile* other = FileOf(file.spec.name)) {
    errors.push_back(fmt::format("{}: there is a rule “{}” in {} already", file.path,
                                 file.spec.name, other->path));
  } else if (std::find(names.begin(), names.end(), file.spec.name) != names.end()) {
    errors.push_back(fmt::format(
        "{}: “{}” is the name of a built-in rule or a group; choose another, or write extends = "
        "\"{}\" to add to its lists",
        file.path, file.spec.name, file.spec.name));
  } else if (Find(file.spec.group) != nullptr) {
    errors.push_back(fmt::format("{}: the group “{}” has the name of a rule; choose another",
                                 file.path, file.spec.group));
  } else {
    own_.push_back(&file);
    rules_.push_back({&file.spec, nullptr});
  }
}

void RuleBook::Extend(const RuleFile& file, std::vector<std::string>& errors) {
  const auto rule = std::find_if(rules_.begin(), rules_.end(),
                                 [&](const Rule& each) { return each.spec->name == file.extends; });
  if (rule == rules_.end()) {
    std::vector<std::string_view> names;
    for (const Rule& each : rules_) names.push_back(each.spec->name);
    const std::string_view nearest = NearestName(file.extends, names);
    errors.push_back(fmt::format(
        "{}:{}: there is no rule “{}” to extend{}", file.path, file.extends_line, file.extends,
        nearest.empty() ? "" : fmt::format("; did you mean “{}”?", nearest)));
    return;
  }
  const RuleSpec& old = *rule->spec;
  const auto takes = [&](bool brings, bool has, std::string_view what) {
    if (!brings || has) return true;
    errors.push_back(fmt::format("{}:{}: the rule “{}” has no {} to add to", file.path,
                                 file.extends_line, file.extends, what));
    return false;
  };
  if (!takes(!file.words.empty(), !old.words.empty(), "[words]") ||
      !takes(!file.phrases.empty(), !old.phrases.empty(), "[[phrase]]") ||
      !takes(!file.patterns.empty(), !old.patterns.empty(), "[[pattern]]")) {
    return;
  }
  Extended& fresh = extended_.emplace_back();
  fresh.spec = old;
  fresh.words = Joined<WordSpec>(old.words, file.words);
  fresh.phrases = Joined<PhraseSpec>(old.phrases, file.phrases);
  fresh.patterns = Joined<PatternSpec>(old.patterns, file.patterns);
  fresh.spec.words = fresh.words;
  fresh.spec.phrases = fresh.phrases;
  fresh.spec.patterns = fresh.patterns;
  rule->spec = &fresh.spec;
  extensions_.push_back(&file);
}

}  // namespace digestlint
