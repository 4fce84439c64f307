#include "rules/rule_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "rules/pattern_reader.h"
#include "rules/required_literals.h"
#include "rules/rule_name.h"
#include "rules/toml_reader.h"
#include "rules/user_rule_check.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

class RuleFileReader {
 public:
  RuleFileReader(std::string_view path, const toml::table& table, RuleOrigin origin,
                 std::vector<std::string>& errors)
      : path_(path),
        origin_(origin),
        errors_(errors),
        reader_(path, table, errors),
        file_(new RuleFile) {}

  std::unique_ptr<RuleFile> Read();

 private:
  std::string_view Keep(std::string text) {
    file_->strings.push_back(std::make_unique<std::string>(std::move(text)));
    return *file_->strings.back();
  }

  // As TomlReader::Text and OptionalText, for what is shown in one line.
  std::string_view KeepLine(TomlReader& reader, std::string_view key);
  std::string_view KeepOptionalLine(TomlReader& reader, std::string_view key);
  void ReadTexts();
  void ReadReach();
  void ReadPatterns();
  static void ReadFormats(TomlReader& reader, bool& in_plain, bool& in_markdown);
  void ReadPhrases();
  void ReadWords();
  void ReadFix();
  void ReadOptions();
  void ReadExamples(std::string_view key, bool bad);
  void ReadPlaces(TomlReader& reader, const toml::table& table, ExampleSpec& example);
  void ReadExtension();
  void FindLiterals();
  void CheckWhole();
  void CheckExamples();

  std::string_view path_;
  RuleOrigin origin_;
  std::vector<std::string>& errors_;
  TomlReader reader_;
  std::unique_ptr<RuleFile> file_;
};

std::string_view RuleFileReader::KeepOptionalLine(TomlReader& reader, std::string_view key) {
  const std::string_view text = Keep(reader.OptionalText(key));
  if (text.find('\n') != std::string_view::npos) {
    reader.Error(reader.Node(key), fmt::format("'{}' must be one line", key));
  }
  return text;
}

std::string_view RuleFileReader::KeepLine(TomlReader& reader, std::string_view key) {
  reader.Text(key);
  return KeepOptionalLine(reader, key);
}

// With every \xE9 made the byte that it names: what is not UTF-8 cannot stand in a TOML file.
std::string FillBytes(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const char* digits = text.data() + std::min(i + 2, text.size());
    const char* end = text.data() + std::min(i + 4, text.size());
    if (text.substr(i, 2) == "\\x" && end - digits == 2 &&
        std::from_chars(digits, end, byte, 16).ptr == end) {
      out += static_cast<char>(byte);
      i += 3;
    } else {
      out += text[i];
    }
  }
  return out;
}

void RuleFileReader::ReadTexts() {
  RuleSpec& spec = file_->spec;
  spec.name = Keep(reader_.Text("name"));
  spec.group = Keep(reader_.Text("group"));
  const bool known = std::ranges::find(kRuleGroups, spec.group) != kRuleGroups.end();
  if (origin_ == RuleOrigin::kUser) {
    if (!spec.group.empty() && !IsRuleName(spec.group)) {
      reader_.Error(reader_.Node("group"), "'group' must be kebab-case");
    }
  } else if (!known && !spec.group.empty()) {
    reader_.Error(reader_.Node("group"), fmt::format("there is no group '{}'; there are {}",
                                                     spec.group, fmt::join(kRuleGroups, ", ")));
  }
  spec.summary = KeepLine(reader_, "summary");
  spec.why = Keep(reader_.Text("why"));
  spec.message = KeepLine(reader_, "message");
  spec.help = Keep(reader_.Text("help"));
  spec.source = Keep(reader_.OptionalText("source"));
  spec.check = Keep(reader_.OptionalText("check"));
  spec.off_reason = Keep(reader_.OptionalText("off-reason"));
  const std::string severity = reader_.Text("severity");
  if (severity == "error") {
    spec.severity = Severity::kError;
  } else if (severity == "warning") {
    spec.severity = Severity::kWarning;
  } else if (severity == "info") {
    spec.severity = Severity::kInfo;
  } else if (!severity.empty()) {
    reader_.Error(reader_.Node("severity"), "'severity' must be error, warning or info");
  }
  const std::string state = reader_.OptionalText("default");
  if (!state.empty() && state != "on" && state != "off") {
    reader_.Error(reader_.Node("default"), "'default' must be on or off");
  }
  spec.on_by_default = state != "off";
  if (!spec.on_by_default && spec.off_reason.empty()) {
    reader_.Error(reader_.Node("default"), "a rule that is off by default needs an 'off-reason'");
  }
}

void RuleFileReader::ReadReach() {
  RuleSpec& spec = file_->spec;
  spec.in_other_encodings = reader_.OptionalFlag("other-encodings", false);
  if (const toml::node* node = reader_.Node("languages")) {
    spec.in_chinese = spec.in_english = false;
    for (const std::string& language : reader_.Texts("languages")) {
      if (language == "zh") spec.in_chinese = true;
      if (language == "en") spec.in_english = true;
      if (language != "zh" && language != "en") reader_.Error(node, "languages are zh and en");
    }
    if (!spec.in_chinese && !spec.in_english) {
      reader_.Error(node, "'languages' names none, so that the rule is for no text; leave it out");
    }
  }
  ReadFormats(reader_, spec.in_plain, spec.in_markdown);
}

void RuleFileReader::ReadFormats(TomlReader& reader, bool& in_plain, bool& in_markdown) {
  const toml::node* node = reader.Node("formats");
  if (node == nullptr) return;
  in_plain = in_markdown = false;
  for (const std::string& format : reader.Texts("formats")) {
    if (format == "plain") in_plain = true;
    if (format == "markdown") in_markdown = true;
    if (format != "plain" && format != "markdown") {
      reader.Error(node, "formats are plain and markdown");
    }
  }
  if (!in_plain && !in_markdown) {
    reader.Error(node, "'formats' names none, so that it is for no text; leave it out");
  }
}

void RuleFileReader::ReadFix() {
  static constexpr std::pair<std::string_view, FixKind> kKinds[] = {
      {"safe", FixKind::kSafe}, {"unsafe", FixKind::kUnsafe}, {"mixed", FixKind::kMixed}};
  RuleSpec& spec = file_->spec;
  const std::string kind = reader_.OptionalText("fix");
  const auto* known = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const auto& each) { return each.first == kind; });
  if (known != std::end(kKinds)) {
    spec.fix = known->second;
    spec.fix_title = KeepLine(reader_, "fix-title");
    spec.fix_help = Keep(reader_.Text("fix-help"));
  } else if (!kind.empty()) {
    reader_.Error(reader_.Node("fix"), "'fix' must be safe, unsafe or mixed");
  } else {
    for (const std::string_view key : {"fix-title", "fix-help"}) {
      if (const toml::node* node = reader_.Node(key)) {
        reader_.Error(node, fmt::format("'{}' without 'fix'", key));
      }
    }
  }
  const toml::node* changes = reader_.Node("fix-changes");
  if (changes == nullptr) return;
  if (spec.fix == FixKind::kNone) reader_.Error(changes, "'fix-changes' without 'fix'");
  const std::pair<std::string_view, bool*> parts[] = {{"numbers", &spec.fix_changes.numbers},
                                                      {"links", &spec.fix_changes.links},
                                                      {"titles", &spec.fix_changes.titles},
                                                      {"structure", &spec.fix_changes.structure},
                                                      {"code", &spec.fix_changes.code}};
  for (const std::string& name : reader_.Texts("fix-changes")) {
    const auto* part = std::find_if(std::begin(parts), std::end(parts),
                                    [&](const auto& each) { return each.first == name; });
    if (part != std::end(parts)) {
      *part->second = true;
    } else {
      reader_.Error(changes, "'fix-changes' may name numbers, links, titles, structure and code");
    }
  }
}

void RuleFileReader::ReadPatterns() {
  for (const toml::table* table : reader_.Tables("pattern")) {
    TomlReader reader(path_, *table, errors_);
    PatternSpec pattern = ReadPattern(reader, file_->spec.fix, origin_,
                                      [this](std::string text) { return Keep(std::move(text)); });
    ReadFormats(reader, pattern.in_plain, pattern.in_markdown);
    reader.Finish();
    file_->patterns.push_back(pattern);
  }
}

void RuleFileReader::ReadWords() {
  const toml::node* node = reader_.Node("words");
  if (node == nullptr) return;
  if (!node->is_table()) return reader_.Error(node, "'words' must be a table");
  for (const auto& [word, value] : *node->as_table()) {
    if (!value.is_string()) {
      reader_.Error(&value, "a word's value must be a string");
      continue;
    }
    file_->words.push_back({Keep(std::string(word.str())), Keep(value.as_string()->get())});
  }
}

void RuleFileReader::ReadPhrases() {
  for (const toml::table* table : reader_.Tables("phrase")) {
    TomlReader reader(path_, *table, errors_);
    PhraseSpec phrase;
    phrase.text = Keep(reader.Text("text"));
    const bool user = origin_ == RuleOrigin::kUser;
    bool has_letters = false;
    for (size_t at = 0; at < phrase.text.size() && !has_letters;) {
      const Decoded d = DecodeAt(phrase.text, at);
      has_letters = IsAlphanumeric(d.code_point);
      at += d.size;
    }
    if (!phrase.text.empty() && !has_letters) {
      reader.Error(reader.Node("text"), "a phrase needs a letter or a digit");
    }
    phrase.source = Keep(user ? reader.OptionalText("source") : reader.Text("source"));
    const std::string place = reader.OptionalText("place");
    if (place == "start") {
      phrase.place = PhrasePlace::kStart;
    } else if (place == "alone") {
      phrase.place = PhrasePlace::kAlone;
    } else if (!place.empty() && place != "anywhere") {
      reader.Error(reader.Node("place"), "'place' must be anywhere, start or alone");
    }
    reader.Finish();
    file_->phrases.push_back(phrase);
  }
}

void RuleFileReader::ReadOptions() {
  for (const toml::table* table : reader_.Tables("option")) {
    TomlReader reader(path_, *table, errors_);
    OptionSpec option;
    option.name = Keep(reader.Text("name"));
    option.help = Keep(reader.Text("help"));
    const toml::node* value = reader.Node("default");
    if (value == nullptr) {
      reader.Error(nullptr, "'default' is missing");
    } else if (value->is_integer()) {
      option.kind = OptionKind::kInteger;
      option.number = static_cast<double>(value->as_integer()->get());
    } else if (value->is_floating_point()) {
      option.kind = OptionKind::kNumber;
      option.number = value->as_floating_point()->get();
    } else if (value->is_boolean()) {
      option.kind = OptionKind::kBoolean;
      option.number = value->as_boolean()->get() ? 1 : 0;
    } else if (value->is_string()) {
      option.kind = OptionKind::kText;
      option.text = Keep(value->as_string()->get());
    } else {
      reader.Error(value, "'default' must be a number, true, false or a string");
    }
    const bool number = option.kind == OptionKind::kInteger || option.kind == OptionKind::kNumber;
    for (const std::string_view key : {"min", "max"}) {
      if (reader.Node(key) != nullptr && !number) {
        reader.Error(reader.Node(key), fmt::format("'{}' is for numbers", key));
      }
    }
    option.min = reader.OptionalNumber("min", option.min);
    option.max = reader.OptionalNumber("max", option.max);
    if (number && (option.number < option.min || option.number > option.max)) {
      reader.Error(value, "'default' must lie between 'min' (0 where it is not given) and 'max'");
    }
    reader.Finish();
    file_->options.push_back(option);
  }
}

void RuleFileReader::ReadPlaces(TomlReader& reader, const toml::table& table,
                                ExampleSpec& example) {
  std::vector<PlaceSpec>& places = file_->places.emplace_back();
  for (const std::string& text : reader.Texts("expect")) {
    PlaceSpec place;
    const char* end = text.data() + text.size();
    std::from_chars_result read = std::from_chars(text.data(), end, place.line);
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == ':') {
      read = std::from_chars(read.ptr + 1, end, place.column);
    }
    const bool zero_column = text.find(':') != std::string::npos && place.column == 0;
    if (read.ec != std::errc() || read.ptr != end || place.line == 0 || zero_column) {
      reader.Error(table.get("expect"), fmt::format("'{}' is not line or line:column", text));
    }
    places.push_back(place);
  }
  example.places = places;
}

void RuleFileReader::ReadExamples(std::string_view key, bool bad) {
  for (const toml::table* table : reader_.Tables(key)) {
    TomlReader reader(path_, *table, errors_);
    ExampleSpec example;
    example.bad = bad;
    if (origin_ == RuleOrigin::kUser) example.line = table->source().begin.line;
    const bool bytes = reader.OptionalFlag("bytes", false);
    const auto keep = [&](std::string text) {
      return Keep(bytes ? FillBytes(text) : std::move(text));
    };
    example.text = keep(reader.Text("text"));
    const std::string format = reader.OptionalText("format");
    if (format == "markdown") {
      example.format = Format::kMarkdown;
    } else if (!format.empty() && format != "plain") {
      reader.Error(reader.Node("format"), "'format' must be plain or markdown");
    }
    if (bad) {
      ReadPlaces(reader, *table, example);
      if (example.places.empty()) reader.Error(nullptr, "a bad example needs 'expect'");
    }
    if (bad && reader.Node("fixed") != nullptr) {
      example.has_fixed = true;
      example.fixed = keep(reader.OptionalText("fixed"));
    }
    reader.Finish();
    file_->examples.push_back(example);
  }
}

void RuleFileReader::CheckWhole() {
  RuleSpec& spec = file_->spec;
  spec.patterns = file_->patterns;
  spec.phrases = file_->phrases;
  spec.words = file_->words;
  spec.options = file_->options;
  spec.examples = file_->examples;
  std::string_view stem = path_;
  stem.remove_prefix(stem.rfind('/') + 1);
  if (stem.ends_with(".toml")) stem.remove_suffix(5);
  if (!spec.name.empty() && spec.name != stem) {
    reader_.Error(reader_.Node("name"), "'name' must be the file's name without .toml");
  }
  if (!IsRuleName(spec.name)) reader_.Error(reader_.Node("name"), "'name' must be kebab-case");
  if (origin_ == RuleOrigin::kUser && !spec.check.empty()) {
    reader_.Error(reader_.Node("check"),
                  "'check' is for built-in rules; write patterns or phrases");
  }
  if (spec.check.empty() && spec.patterns.empty() && spec.phrases.empty()) {
    reader_.Error(nullptr, origin_ == RuleOrigin::kUser
                               ? "a rule has a [[pattern]] or a [[phrase]]"
                               : "a rule has a 'check', patterns or phrases");
  }
  const auto forms = std::count_if(spec.patterns.begin(), spec.patterns.end(),
                                   [](const PatternSpec& p) { return p.use == PatternUse::kForm; });
  if (forms == 1) reader_.Error(nullptr, "a rule with a pattern's 'form' needs another one");
  if (static_cast<size_t>(forms) > kMaxForms) {
    reader_.Error(nullptr, fmt::format("{} forms in a rule, at most {}", forms, kMaxForms));
  }
  if (origin_ == RuleOrigin::kUser) CheckUserRule(reader_, spec);
  CheckExamples();
}

void RuleFileReader::CheckExamples() {
  const RuleSpec& spec = file_->spec;
  const auto bad = std::count_if(spec.examples.begin(), spec.examples.end(),
                                 [](const ExampleSpec& example) { return example.bad; });
  const bool shows_fix = std::any_of(spec.examples.begin(), spec.examples.end(),
                                     [](const ExampleSpec& example) { return example.has_fixed; });
  if (origin_ == RuleOrigin::kUser) return;
  if (shows_fix != (spec.fix != FixKind::kNone)) {
    reader_.Error(nullptr,
                  "a rule with 'fix' needs a [[bad]] example with 'fixed', no other has it");
  }
  if (bad < 2) reader_.Error(nullptr, "a rule needs at least two [[bad]] examples");
  if (std::ssize(spec.examples) - bad < 2) {
    reader_.Error(nullptr, "a rule needs at least two [[good]] examples");
  }
}

// More for the lists of a rule. Its examples speak of the rule with them.
void RuleFileReader::ReadExtension() {
  file_->extends = reader_.OptionalText("extends");
  if (file_->extends.empty()) reader_.Error(reader_.Node("extends"), "'extends' must name a rule");
  file_->extends_line = reader_.Node("extends")->source().begin.line;
  ReadPatterns();
  ReadPhrases();
  ReadWords();
  ReadExamples("bad", true);
  ReadExamples("good", false);
  file_->spec.examples = file_->examples;
  if (file_->patterns.empty() && file_->phrases.empty() && file_->words.empty()) {
    reader_.Error(nullptr, "an extension has [words], a [[phrase]] or a [[pattern]]");
  }
}

// Built-in rules get theirs when they are embedded.
void RuleFileReader::FindLiterals() {
  file_->literals.reserve(file_->patterns.size());
  for (PatternSpec& pattern : file_->patterns) {
    const std::string leading = LeadingLiteral(pattern.regex);
    const RequiredLiterals found =
        leading.empty() ? FindRequiredLiterals(pattern.regex) : RequiredLiterals{{leading}, true};
    std::vector<std::string_view>& kept = file_->literals.emplace_back();
    for (const std::string& text : found.texts) kept.push_back(Keep(text));
    pattern.literals = kept;
    pattern.all_literals = found.all;
  }
}

std::unique_ptr<RuleFile> RuleFileReader::Read() {
  file_->path = path_;
  file_->spec.origin = origin_;
  if (origin_ == RuleOrigin::kUser && reader_.Node("extends") != nullptr) {
    ReadExtension();
    reader_.Finish();
    if (errors_.empty()) FindLiterals();
    return std::move(file_);
  }
  ReadTexts();
  ReadReach();
  ReadFix();
  ReadPatterns();
  ReadPhrases();
  ReadWords();
  ReadOptions();
  ReadExamples("bad", true);
  ReadExamples("good", false);
  CheckWhole();
  reader_.Finish();
  if (origin_ == RuleOrigin::kUser && errors_.empty()) FindLiterals();
  return std::move(file_);
}

}  // namespace

RuleFileResult LoadRuleFile(std::string_view path, std::string_view toml, RuleOrigin origin) {
  RuleFileResult result;
  const std::optional<toml::table> table = ParseToml(path, toml, result.errors);
  if (!table) return result;
  result.rule = RuleFileReader(path, *table, origin, result.errors).Read();
  if (!result.errors.empty()) result.rule.reset();
  return result;
}

}  // namespace digestlint
