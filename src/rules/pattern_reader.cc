#include "rules/pattern_reader.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace digestlint {
namespace {

re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

// The value that `names` has for the text under `key`; `missing` where there is none.
template <typename Value, size_t size>
Value ReadName(TomlReader& reader, std::string_view key,
               const std::pair<std::string_view, Value> (&names)[size], Value missing) {
  const std::string text = reader.OptionalText(key);
  const auto* known = std::find_if(std::begin(names), std::end(names),
                                   [&](const auto& each) { return each.first == text; });
  if (known != std::end(names)) return known->second;
  if (!text.empty()) {
    std::string list;
    for (const auto& each : names) {
      list += (list.empty() ? "" : ", ") + std::string(each.first);
    }
    reader.Error(reader.Node(key), fmt::format("'{}' must be one of {}", key, list));
  }
  return missing;
}

void ReadReplace(TomlReader& reader, FixKind kind, const RE2& regex, PatternSpec& pattern) {
  const toml::node* node = reader.Node("replace");
  const toml::node* safety = reader.Node("safety");
  if (node == nullptr) {
    if (safety != nullptr) reader.Error(safety, "'safety' without 'replace'");
    return;
  }
  std::string problem;
  if (!regex.CheckRewriteString(Piece(pattern.replace), &problem)) reader.Error(node, problem);
  if (kind == FixKind::kNone) reader.Error(node, "'replace' in a rule without 'fix'");
  const std::string given = reader.OptionalText("safety");
  if (given.empty() == (kind == FixKind::kMixed) ||
      (!given.empty() && given != "safe" && given != "unsafe")) {
    reader.Error(node, "a mixed rule's 'replace' needs 'safety', safe or unsafe, no other has it");
  }
  const bool unsafe = given.empty() ? kind == FixKind::kUnsafe : given == "unsafe";
  pattern.safety = unsafe ? FixSafety::kUnsafe : FixSafety::kSafe;
}

uint32_t ReadLimit(TomlReader& reader, std::string_view key, uint32_t missing) {
  const toml::node* node = reader.Node(key);
  if (node == nullptr) return missing;
  const double value = reader.OptionalNumber(key, -1);
  if (value < 0 || value > 1e6 || value != static_cast<double>(static_cast<uint32_t>(value))) {
    reader.Error(node, fmt::format("'{}' must be a whole number from 0 to 1000000", key));
    return missing;
  }
  return static_cast<uint32_t>(value);
}

// per, min and max; or form.
void ReadUse(TomlReader& reader, FixKind fix, PatternSpec& pattern) {
  static constexpr std::pair<std::string_view, PatternPart> kParts[] = {
      {"title", PatternPart::kTitle},      {"body", PatternPart::kBody},
      {"entry", PatternPart::kEntry},      {"section", PatternPart::kSection},
      {"intro", PatternPart::kIntro},      {"closing", PatternPart::kClosing},
      {"document", PatternPart::kDocument}};
  const toml::node* per = reader.Node("per");
  const toml::node* form = reader.Node("form");
  pattern.part = ReadName(reader, "per", kParts, PatternPart::kEntry);
  pattern.min = ReadLimit(reader, "min", 0);
  pattern.max = ReadLimit(reader, "max", kNoLimit);
  const bool limited = pattern.min > 0 || pattern.max != kNoLimit;
  if (per != nullptr) {
    pattern.use = PatternUse::kCount;
    if (!limited) reader.Error(per, "'per' needs 'min', 'max' or both");
    if (pattern.min > pattern.max) reader.Error(per, "'min' is more than 'max'");
    if (pattern.has_replace) reader.Error(per, "a pattern that counts has no 'replace'");
  } else if (limited) {
    reader.Error(nullptr, "'min' and 'max' need 'per'");
  }
  if (form == nullptr) return;
  pattern.use = PatternUse::kForm;
  if (per != nullptr) reader.Error(form, "a pattern has 'per' or 'form', not both");
  if (pattern.form.empty()) reader.Error(form, "'form' must not be empty");
  if (pattern.has_replace) reader.Error(form, "'form' is what is written; leave 'replace' out");
  if (fix == FixKind::kMixed) reader.Error(form, "a rule with forms is safe or unsafe to fix");
}

// A literal replacement that holds another match would be made again and again.
bool MatchesAgain(const RE2& regex, const PatternSpec& pattern) {
  return pattern.replace.find('\\') == std::string_view::npos &&
         RE2::PartialMatch(Piece(pattern.replace), regex);
}

// What only users' patterns are held to: they may come from anywhere.
void CheckUser(TomlReader& reader, const RE2& regex, const PatternSpec& pattern) {
  for (const std::string_view key : {"replace", "form"}) {
    const std::string_view text = key == "form" ? pattern.form : pattern.replace;
    if (text.size() > kMaxReplacementBytes) {
      reader.Error(reader.Node(key), fmt::format("'{}' has {} bytes, at most {} are written", key,
                                                 text.size(), kMaxReplacementBytes));
    }
  }
  if (pattern.has_replace && MatchesAgain(regex, pattern)) {
    reader.Error(reader.Node("replace"),
                 "what 'replace' writes matches the pattern again, so that the repair would never "
                 "end; make the pattern narrower");
  }
  if (pattern.regex.find_first_of("\n\r") != std::string_view::npos) {
    reader.Error(reader.Node("regex"), "a line break in a pattern, which is matched line by line");
  }
}

// Empty, or what is wrong with the expression itself.
std::string CheckRegex(const RE2& regex, RuleOrigin origin) {
  if (!regex.ok()) return fmt::format("wrong regular expression: {}", regex.error());
  if (origin == RuleOrigin::kBuiltin) return {};
  if (regex.ProgramSize() > kMaxPatternProgram) {
    return fmt::format(
        "the pattern is too costly ({} steps, at most {}); repeat less, or use "
        "several patterns",
        regex.ProgramSize(), kMaxPatternProgram);
  }
  return {};
}

}  // namespace

PatternSpec ReadPattern(TomlReader& reader, FixKind fix, RuleOrigin origin,
                        const std::function<std::string_view(std::string)>& keep) {
  static constexpr std::pair<std::string_view, Scope> kScopes[] = {
      {"prose", Scope::kProse},    {"line", Scope::kLine}, {"heading", Scope::kHeading},
      {"title", Scope::kTitle},    {"body", Scope::kBody}, {"intro", Scope::kIntro},
      {"closing", Scope::kClosing}};
  PatternSpec pattern;
  pattern.regex = keep(reader.Text("regex"));
  pattern.message = keep(reader.OptionalText("message"));
  if (pattern.message.find('\n') != std::string_view::npos) {
    reader.Error(reader.Node("message"), "'message' must be one line");
  }
  pattern.group = static_cast<int>(ReadLimit(reader, "group", 0));
  pattern.scope = ReadName(reader, "scope", kScopes, Scope::kProse);
  pattern.form = keep(reader.OptionalText("form"));
  pattern.has_replace = reader.Node("replace") != nullptr;
  pattern.replace = keep(reader.OptionalText("replace"));
  ReadUse(reader, fix, pattern);
  // What is counted in a part is looked for in all of it: that may be larger than the role of
  // lines.
  const bool own_part =
      (pattern.part == PatternPart::kClosing && pattern.scope == Scope::kClosing) ||
      (pattern.part == PatternPart::kIntro && pattern.scope == Scope::kIntro);
  if (pattern.use == PatternUse::kCount && own_part) pattern.scope = Scope::kProse;
  if (origin == RuleOrigin::kUser && pattern.regex.size() > kMaxPatternBytes) {
    reader.Error(reader.Node("regex"), fmt::format("the pattern has {} bytes, at most {} are read",
                                                   pattern.regex.size(), kMaxPatternBytes));
    return pattern;
  }
  pattern.from_user = origin == RuleOrigin::kUser;
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(pattern.from_user ? kUserPatternMemory : kBuiltinPatternMemory);
  const RE2 regex(Piece(pattern.regex), options);
  const std::string wrong = CheckRegex(regex, origin);
  if (regex.ok()) pattern.steps = static_cast<uint32_t>(regex.ProgramSize());
  if (!wrong.empty()) {
    reader.Error(reader.Node("regex"), wrong);
  } else if (pattern.group < 0 || pattern.group > regex.NumberOfCapturingGroups()) {
    reader.Error(reader.Node("group"), "the pattern has no such group");
  } else {
    ReadReplace(reader, fix, regex, pattern);
    if (origin == RuleOrigin::kUser) CheckUser(reader, regex, pattern);
  }
  return pattern;
}

}  // namespace digestlint
