// Settings that come with the program, to be named by `extends`: the files of rules/presets/.
#pragma once

#include <span>
#include <string_view>

namespace digestlint {

struct Preset {
  std::string_view name;
  std::string_view toml;  // lives as long as the program
};

std::span<const Preset> Presets();  // by name

// Null where none has that name.
const Preset* FindPreset(std::string_view name);

// The file of a new rule, with NAME where its name belongs: rules/templates/rule.toml.
std::string_view RuleTemplate();

}  // namespace digestlint
