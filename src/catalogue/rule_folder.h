// A folder of rules that users wrote.
//
//   NAME.toml      a rule, in the format of rules/README.md with patterns and phrases only; or,
//   with
//                  extends = "RULE", more words, phrases or patterns for a built-in rule
//   topics/        topic files for misplaced-entry, see catalogue/topic_folder.h
//
// Such a folder may come from somebody else's repository: its files name no other files and run
// nothing, and what they may cost is bounded (below and in rules/pattern_reader.h).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rules/rule_file.h"

namespace digestlint {

inline constexpr size_t kMaxRuleFileBytes = 1 << 20;
inline constexpr size_t kMaxRuleFiles = 1000;  // in one folder

struct RuleFolder {
  std::string path;
  std::vector<std::unique_ptr<RuleFile>> files;  // by name; those without mistakes
  std::vector<std::string> broken;               // names of the rules whose files have mistakes
  std::string topic_folder;                      // empty: there is none
  bool found = true;                             // false: nothing of the kind is there
  std::vector<std::string> errors;               // "path:line: what is wrong"
  std::vector<std::string> warnings;             // of patterns that may be slow
};

// Reads what can be read: a mistake in one file leaves that file out.
RuleFolder LoadRuleFolder(const std::string& path);

}  // namespace digestlint
