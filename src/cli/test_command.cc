// digestlint test: do users' rules what their examples say?
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "catalogue/builtin.h"
#include "catalogue/rule_book.h"
#include "catalogue/topic_folder.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "config/discover.h"
#include "facts/topics.h"
#include "reader/reader.h"
#include "repair/rule_examples.h"

namespace digestlint {
namespace {

struct Tally {
  size_t rules = 0;
  size_t examples = 0;
  size_t failures = 0;
  size_t without_examples = 0;
};

// Some of its patterns look at parts that only a digest has.
bool NeedsDigest(const RuleSpec& rule) {
  return std::any_of(rule.patterns.begin(), rule.patterns.end(), [](const PatternSpec& pattern) {
    return pattern.use == PatternUse::kCount || pattern.scope == Scope::kTitle ||
           pattern.scope == Scope::kBody || pattern.scope == Scope::kIntro ||
           pattern.scope == Scope::kClosing;
  });
}

void TestFile(const RuleBook& book, const RuleFile& file, std::string_view rule, Tally& tally,
              std::string& out) {
  ++tally.rules;
  if (file.examples.empty()) {
    ++tally.without_examples;
    out += fmt::format("{}: has no examples; a [[bad]] and a [[good]] one show what it is for\n",
                       file.path);
  }
  const std::vector<std::string_view> names = book.Names();
  for (const ExampleSpec& example : file.examples) {
    ++tally.examples;
    const auto failures = FailuresOf(*book.Find(rule), example, BuiltinTopics(), names);
    for (const std::string& failure : failures) {
      out += fmt::format("{}:{}: {} example: {}\n", file.path, example.line,
                         example.bad ? "bad" : "good", failure);
    }
    tally.failures += failures.empty() ? 0 : 1;
    if (NeedsDigest(*book.Find(rule)->spec) &&
        !ReadDocument(example.text, example.format).is_digest) {
      out += fmt::format(
          "{}:{}: note: the example is not read as a digest, so that it has no entries; two "
          "entries "
          "with a link each are enough\n",
          file.path, example.line);
    }
  }
}

// An example of a topic must be about that topic more than about any other.
void TestTopics(const std::string& folder, Tally& tally, std::string& out,
                std::vector<std::string>& errors) {
  TopicData data;
  const size_t before = errors.size();
  const TopicModel model = LoadTopicFolder(folder, BuiltinTopics(), data, errors);
  if (errors.size() > before) return;
  const TopicIndex index(model);
  TopicReader reader(index);
  const size_t builtin = BuiltinTopics().topics.size();
  for (size_t t = 0; t < model.topics.size(); ++t) {
    const TopicSpec& topic = model.topics[t];
    if (topic.cross_cutting || t < builtin) continue;
    for (const TopicExampleSpec& example : topic.examples) {
      ++tally.examples;
      const auto largest = LargestTopics(reader.ReadText(example.title, example.body));
      const std::string_view found =
          largest.empty() ? "no topic" : index.topic(largest.front().topic).name;
      if (found == topic.name) continue;
      ++tally.failures;
      out += fmt::format("{}/{}.toml: example “{}”: expected {}, found {}\n", folder, topic.name,
                         example.title, topic.name, found);
    }
  }
}

std::string Count(size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

// Those of the configuration in force here.
std::vector<std::string> ConfiguredFolders(std::vector<std::string>& errors) {
  Configurations configurations({});
  std::vector<std::string> folders;
  for (const ConfigLayer& layer : configurations.For("./digest").layers()) {
    for (const SettingName& folder : layer.rule_folders) {
      folders.push_back(RelativeToHere(folder.name));
    }
  }
  errors = configurations.errors();
  if (errors.empty() && folders.empty()) {
    errors.emplace_back("no rule-folders in the configuration here; name a folder to test");
  }
  return folders;
}

}  // namespace

int RunTest(const std::vector<std::string>& given) {
  std::vector<std::string> folders = given;
  if (given.empty()) {
    std::vector<std::string> problems;
    folders = ConfiguredFolders(problems);
    for (const std::string& problem : problems) Complain(problem);
    if (!problems.empty()) return kExitTrouble;
  }
  RuleBook book;
  std::vector<std::string> errors;
  std::vector<std::string> topic_folders;
  for (const std::string& path : folders) {
    RuleFolder folder = LoadRuleFolder(path);
    for (const std::string& warning : folder.warnings) Complain(warning);
    if (!folder.topic_folder.empty()) topic_folders.push_back(folder.topic_folder);
    book.Add(std::move(folder), errors);
  }
  Tally tally;
  std::string out;
  for (const Rule& rule : book.rules()) {
    if (const RuleFile* file = book.FileOf(rule.spec->name)) {
      TestFile(book, *file, rule.spec->name, tally, out);
    }
  }
  for (const RuleFile* file : book.extensions()) TestFile(book, *file, file->extends, tally, out);
  for (const std::string& folder : topic_folders) TestTopics(folder, tally, out, errors);
  for (const std::string& error : errors) Complain(error);
  if (tally.rules == 0 && tally.examples == 0 && !errors.empty()) return kExitTrouble;
  out += fmt::format("{} of {}: {}\n", Count(tally.examples, "example"), Count(tally.rules, "rule"),
                     tally.failures == 0 ? "all right" : Count(tally.failures, "failure"));
  if (!WriteOutput(out) || !errors.empty()) return kExitTrouble;
  return tally.failures == 0 ? kExitClean : kExitFindings;
}

}  // namespace digestlint
