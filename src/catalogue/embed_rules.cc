// Build step: reads every rule and topic file and writes them as C++ constants, so that the program
// starts without parsing anything. Stops the build with path:line for each mistake.
//
// usage: embed_rules OUTPUT.cc RULE.toml... -- TOPIC.toml... TERMS.tsv... placement.toml
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "rules/required_literals.h"
#include "rules/rule_file.h"
#include "rules/topic_model.h"

namespace digestlint {
namespace {

// Every byte that is not printable ASCII as an octal escape, so that no compiler and no editor
// makes something of it; a piece per line of the text.
std::string Literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n\"\n\"";
    } else if (byte < ' ' || byte > '~' || c == '"' || c == '\\') {
      fmt::format_to(std::back_inserter(out), "\\{:03o}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"sv";
}

std::string_view Flag(bool value) {
  return value ? "true" : "false";
}

// missing-link -> CheckMissingLink
std::string CheckName(std::string_view check) {
  std::string out = "Check";
  bool upper = true;
  for (const char c : check) {
    if (c != '-') out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    upper = c == '-';
  }
  return out;
}

template <typename Items, typename Write>
std::string Array(std::string_view type, const std::string& name, const Items& items, Write write) {
  if (items.empty()) return "";
  std::string out = fmt::format("constexpr {} {}[] = {{\n", type, name);
  for (const auto& item : items) out += "    " + write(item) + ",\n";
  return out + "};\n";
}

std::string Ref(bool empty, const std::string& name) {
  return empty ? "{}" : name;
}

std::string WriteRule(const RuleSpec& rule, size_t n) {
  std::string out;
  for (size_t p = 0; p < rule.patterns.size(); ++p) {
    out += Array("std::string_view", fmt::format("kLiterals{}_{}", n, p),
                 FindRequiredLiterals(rule.patterns[p].regex).texts,
                 [](const std::string& text) { return Literal(text); });
  }
  size_t index = 0;
  out +=
      Array("PatternSpec", fmt::format("kPatterns{}", n), rule.patterns, [&](const PatternSpec& p) {
        const RequiredLiterals literals = FindRequiredLiterals(p.regex);
        return fmt::format(
            "{{{}, static_cast<Scope>({}), {}, {}, {}, {}, {}, {}, static_cast<FixSafety>({}), {}, "
            "{}, static_cast<PatternUse>({}), static_cast<PatternPart>({}), {}U, {}U, {}}}",
            Literal(p.regex), static_cast<int>(p.scope), p.group, Literal(p.message),
            Ref(literals.texts.empty(), fmt::format("kLiterals{}_{}", n, index++)),
            Flag(literals.all), Literal(p.replace), Flag(p.has_replace), static_cast<int>(p.safety),
            Flag(p.in_plain), Flag(p.in_markdown), static_cast<int>(p.use),
            static_cast<int>(p.part), p.min, p.max, Literal(p.form));
      });
  out += Array("PhraseSpec", fmt::format("kPhrases{}", n), rule.phrases, [](const PhraseSpec& p) {
    return fmt::format("{{{}, {}, static_cast<PhrasePlace>({})}}", Literal(p.text),
                       Literal(p.source), static_cast<int>(p.place));
  });
  out += Array("WordSpec", fmt::format("kWords{}", n), rule.words, [](const WordSpec& w) {
    return fmt::format("{{{}, {}}}", Literal(w.text), Literal(w.value));
  });
  out += Array("OptionSpec", fmt::format("kOptions{}", n), rule.options, [](const OptionSpec& o) {
    return fmt::format("{{{}, static_cast<OptionKind>({}), {}, {}, {}, {}, {}}}", Literal(o.name),
                       static_cast<int>(o.kind), o.number, o.min, o.max, Literal(o.text),
                       Literal(o.help));
  });
  for (size_t e = 0; e < rule.examples.size(); ++e) {
    out += Array("PlaceSpec", fmt::format("kPlaces{}_{}", n, e), rule.examples[e].places,
                 [](const PlaceSpec& p) { return fmt::format("{{{}, {}}}", p.line, p.column); });
  }
  size_t e = 0;
  out += Array(
      "ExampleSpec", fmt::format("kExamples{}", n), rule.examples, [&](const ExampleSpec& example) {
        const std::string places = Ref(example.places.empty(), fmt::format("kPlaces{}_{}", n, e++));
        return fmt::format("{{{}, static_cast<Format>({}), {}, {}, {}, {}}}", Literal(example.text),
                           static_cast<int>(example.format), Flag(example.bad), places,
                           Literal(example.fixed), Flag(example.has_fixed));
      });
  out += fmt::format("constexpr RuleSpec kRule{} = {{\n", n);
  const auto field = [&](std::string_view name, const std::string& value) {
    out += fmt::format("    .{} = {},\n", name, value);
  };
  field("name", Literal(rule.name));
  field("group", Literal(rule.group));
  field("severity", fmt::format("static_cast<Severity>({})", static_cast<int>(rule.severity)));
  field("on_by_default", std::string(Flag(rule.on_by_default)));
  field("off_reason", Literal(rule.off_reason));
  field("summary", Literal(rule.summary));
  field("why", Literal(rule.why));
  field("message", Literal(rule.message));
  field("help", Literal(rule.help));
  field("source", Literal(rule.source));
  field("fix", fmt::format("static_cast<FixKind>({})", static_cast<int>(rule.fix)));
  field("fix_title", Literal(rule.fix_title));
  field("fix_help", Literal(rule.fix_help));
  field("fix_changes", fmt::format("{{{}, {}, {}, {}, {}}}", Flag(rule.fix_changes.numbers),
                                   Flag(rule.fix_changes.links), Flag(rule.fix_changes.titles),
                                   Flag(rule.fix_changes.structure), Flag(rule.fix_changes.code)));
  field("in_plain", std::string(Flag(rule.in_plain)));
  field("in_markdown", std::string(Flag(rule.in_markdown)));
  field("in_chinese", std::string(Flag(rule.in_chinese)));
  field("in_english", std::string(Flag(rule.in_english)));
  field("in_other_encodings", std::string(Flag(rule.in_other_encodings)));
  field("check", Literal(rule.check));
  field("patterns", Ref(rule.patterns.empty(), fmt::format("kPatterns{}", n)));
  field("phrases", Ref(rule.phrases.empty(), fmt::format("kPhrases{}", n)));
  field("words", Ref(rule.words.empty(), fmt::format("kWords{}", n)));
  field("options", Ref(rule.options.empty(), fmt::format("kOptions{}", n)));
  field("examples", fmt::format("kExamples{}", n));
  return out + "};\n\n";
}

std::string WriteTopic(const TopicSpec& topic, size_t n) {
  const auto text = [](std::string_view each) { return Literal(each); };
  std::string out;
  out += Array("std::string_view", fmt::format("kNear{}", n), topic.near, text);
  out += Array("std::string_view", fmt::format("kHeadings{}", n), topic.headings, text);
  out += Array(
      "TopicTermSpec", fmt::format("kTerms{}", n), topic.terms,
      [](const TopicTermSpec& t) { return fmt::format("{{{}, {}}}", Literal(t.text), t.weight); });
  return out + Array("TopicExampleSpec", fmt::format("kTopicExamples{}", n), topic.examples,
                     [](const TopicExampleSpec& t) {
                       return fmt::format("{{{}, {}}}", Literal(t.title), Literal(t.body));
                     });
}

// Numbers, several to a line.
template <typename Items, typename Write>
std::string NumberArray(std::string_view type, std::string_view name, const Items& items,
                        Write write) {
  std::string out = fmt::format("constexpr {} {}[] = {{", type, name);
  size_t column = 0;
  for (const auto& item : items) out += (column++ % 8 == 0 ? "\n    " : " ") + write(item) + ",";
  return out + "};\n";
}

std::string WriteModel(const TopicModel& model) {
  std::string out;
  for (size_t n = 0; n < model.topics.size(); ++n) out += WriteTopic(model.topics[n], n);
  out += "constexpr TopicSpec kTopics[] = {\n";
  for (size_t n = 0; n < model.topics.size(); ++n) {
    const TopicSpec& topic = model.topics[n];
    out += fmt::format("    {{{}, {}, {}, {}, {}, {}, {}}},\n", Literal(topic.name),
                       Literal(topic.title), Flag(topic.cross_cutting),
                       Ref(topic.near.empty(), fmt::format("kNear{}", n)),
                       Ref(topic.headings.empty(), fmt::format("kHeadings{}", n)),
                       Ref(topic.terms.empty(), fmt::format("kTerms{}", n)),
                       Ref(topic.examples.empty(), fmt::format("kTopicExamples{}", n)));
  }
  out += "};\n";
  const auto number = [](auto each) { return fmt::format("{}U", each); };
  const auto large = [](uint64_t each) { return fmt::format("{}ULL", each); };
  out += NumberArray("uint64_t", "kFilter", model.filter, large);
  out += NumberArray("TermHash", "kHashes", model.hashes, large);
  out += NumberArray("uint32_t", "kHashTerms", model.hash_terms, number);
  out += NumberArray("TermSpec", "kTermSpecs", model.terms, [](const TermSpec& t) {
    return fmt::format("{{{}ULL, {}, {}, {:#.6g}F}}", t.hash, t.text, t.weights, t.rarity);
  });
  out += NumberArray("TermWeight", "kWeights", model.weights, [](const TermWeight& w) {
    return fmt::format("{{{}, {:#.6g}F}}", w.topic, w.weight);
  });
  // One literal a line: compilers bound the length of each, not of their concatenation.
  out += "constexpr std::string_view kTexts =\n";
  for (size_t at = 0; at < model.texts.size() || at == 0;) {
    size_t end = std::min(at + 4000, model.texts.size());
    while (end < model.texts.size() && (model.texts[end] & 0xC0) == 0x80) ++end;
    out += fmt::format("    {}\n", Literal(model.texts.substr(at, end - at)));
    at = std::max(end, at + 1);
  }
  out += ";\n";
  return out + fmt::format(
                   "const TopicModel kModel = {{kTopics, kFilter, kHashes, kHashTerms, "
                   "kTermSpecs, kWeights, kTexts, {{{{{{{}}}}}, {{{{{}}}}}}}}};\n",
                   fmt::join(model.judge.fit, ", "), fmt::join(model.judge.judge, ", "));
}

std::string WriteAll(const std::vector<std::unique_ptr<RuleFile>>& rules,
                     const TopicModel& topics) {
  std::string out =
      "// Written by embed_rules from rules/; do not edit.\n"
      "#include \"catalogue/builtin.h\"\n\nnamespace digestlint {\n\n";
  for (const auto& rule : rules) {
    if (!rule->spec.check.empty()) {
      out += fmt::format("void {}(CheckContext& context);\n", CheckName(rule->spec.check));
    }
  }
  out += "\nnamespace {\n\nusing namespace std::string_view_literals;\n\n";
  for (size_t n = 0; n < rules.size(); ++n) out += WriteRule(rules[n]->spec, n);
  out += WriteModel(topics);
  out += "const Rule kRules[] = {\n";
  for (size_t n = 0; n < rules.size(); ++n) {
    const std::string_view check = rules[n]->spec.check;
    out += fmt::format("    {{&kRule{}, {}}},\n", n, check.empty() ? "nullptr" : CheckName(check));
  }
  return out +
         "};\n\n}  // namespace\n\n"
         "std::span<const Rule> BuiltinRules() { return kRules; }\n"
         "const TopicModel& BuiltinTopics() { return kModel; }\n\n"
         "}  // namespace digestlint\n";
}

bool ReadWhole(const std::string& path, std::string& text) {
  std::ifstream in(path, std::ios::binary);
  text.assign(std::istreambuf_iterator<char>(in), {});
  return static_cast<bool>(in);
}

// "…/rules/x.toml" -> "rules/x.toml", as messages and pages name it.
std::string ShortPath(const std::string& path) {
  const size_t at = path.rfind("rules/");
  return at == std::string::npos ? path : path.substr(at);
}

int Embed(const std::vector<std::string>& arguments) {
  std::vector<std::unique_ptr<RuleFile>> rules;
  TopicData topics;
  std::vector<std::string> errors;
  bool reading_topics = false;
  for (size_t i = 1; i < arguments.size(); ++i) {
    std::string text;
    if (arguments[i] == "--") {
      reading_topics = true;
    } else if (!ReadWhole(arguments[i], text)) {
      errors.push_back(arguments[i] + ": cannot be read");
    } else if (reading_topics && arguments[i].ends_with("placement.toml")) {
      topics.AddJudge(ShortPath(arguments[i]), text, errors);
    } else if (reading_topics && arguments[i].ends_with(".tsv")) {
      topics.AddWeights(ShortPath(arguments[i]), text, errors);
    } else if (reading_topics) {
      topics.AddTopic(ShortPath(arguments[i]), text, errors);
    } else {
      RuleFileResult result = LoadRuleFile(ShortPath(arguments[i]), text);
      errors.insert(errors.end(), result.errors.begin(), result.errors.end());
      if (result.rule) rules.push_back(std::move(result.rule));
    }
  }
  const TopicModel model = topics.Build(errors);
  for (const std::string& error : errors) fmt::print(stderr, "{}\n", error);
  if (!errors.empty()) return 1;
  std::sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) {
    return std::pair(a->spec.group, a->spec.name) < std::pair(b->spec.group, b->spec.name);
  });
  std::ofstream out(arguments[0], std::ios::binary);
  out << WriteAll(rules, model);
  out.close();
  return out ? 0 : 1;
}

}  // namespace
}  // namespace digestlint

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(
        stderr,
        "usage: embed_rules OUTPUT.cc RULE.toml... -- TOPIC.toml... TERMS.tsv... placement.toml\n");
    return 2;
  }
  return digestlint::Embed({argv + 1, argv + argc});
}
