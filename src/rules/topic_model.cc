#include "rules/topic_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "rules/toml_reader.h"

namespace digestlint {
namespace {

// A written weight of 3 ("decisive") is as strong as the strongest learned ones.
constexpr float kWrittenScale = 3;
constexpr double kMaxWeight = 100;

std::string_view Stem(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  return path.substr(0, path.find('.'));
}

bool ReadNumber(std::string_view text, double& number) {
  const std::string copy(text);
  char* end = nullptr;
  number = std::strtod(copy.c_str(), &end);
  return !copy.empty() && *end == '\0' && number > 0 && number < kMaxWeight;
}

template <size_t kSize>
void ReadArray(TomlReader& reader, std::string_view key, std::array<double, kSize>& out) {
  const toml::node* node = reader.Node(key);
  const toml::array* array = node == nullptr ? nullptr : node->as_array();
  if (array == nullptr || array->size() != kSize) {
    reader.Error(node, fmt::format("'{}' must have {} numbers", key, kSize));
    return;
  }
  for (size_t i = 0; i < kSize; ++i) {
    const auto number = (*array)[i].value<double>();
    if (!number) reader.Error(node, fmt::format("'{}' must hold numbers only", key));
    out[i] = number.value_or(0);
  }
}

void AddTo(std::vector<std::pair<std::string, float>>& weights, std::string_view topic,
           float weight) {
  for (auto& [name, known] : weights) {
    if (name == topic) {
      known = std::max(known, weight);
      return;
    }
  }
  weights.emplace_back(topic, weight);
}

}  // namespace

TopicData::Topic* TopicData::FindTopic(std::string_view name) {
  for (const auto& topic : topics_) {
    if (topic->spec.name == name) return topic.get();
  }
  return nullptr;
}

void TopicData::AddTopic(std::string_view path, std::string_view toml,
                         std::vector<std::string>& errors) {
  TopicFileResult result = LoadTopicFile(path, toml);
  errors.insert(errors.end(), result.errors.begin(), result.errors.end());
  if (!result.topic) return;
  const TopicSpec& spec = result.topic->spec;
  Topic* topic = FindTopic(spec.name);
  if (topic == nullptr) {
    topics_.push_back(std::make_unique<Topic>());
    topic = topics_.back().get();
    topic->spec = spec;
  }
  topic->near.insert(topic->near.end(), spec.near.begin(), spec.near.end());
  topic->headings.insert(topic->headings.end(), spec.headings.begin(), spec.headings.end());
  topic->terms.insert(topic->terms.end(), spec.terms.begin(), spec.terms.end());
  files_.push_back(std::move(result.topic));
}

void TopicData::AddWeights(std::string_view path, std::string_view text,
                           std::vector<std::string>& errors) {
  const std::string_view name = Stem(path);
  const bool common = name == "common-terms";
  if (Topic* topic = FindTopic(name)) topic->counted = topic->terms.size();
  uint32_t line_number = 0;
  while (!text.empty()) {
    ++line_number;
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    const size_t tab = line.find('\t');
    double number = 0;
    const std::string_view term = line.substr(0, tab);
    if (tab == std::string_view::npos || !ReadNumber(line.substr(tab + 1), number) ||
        NormalTerm(term) != term) {
      errors.push_back(fmt::format(
          "{}:{}: wants a term in its normal form (lower case, no plural s), a tab and a number "
          "above 0",
          path, line_number));
      continue;
    }
    Term& entry = terms_[std::string(term)];
    if (common) {
      entry.rarity = static_cast<float>(number);
    } else {
      AddTo(entry.weights, name, static_cast<float>(number));
    }
  }
}

void TopicData::AddJudge(std::string_view path, std::string_view toml,
                         std::vector<std::string>& errors) {
  const std::optional<toml::table> table = ParseToml(path, toml, errors);
  if (!table) return;
  TomlReader reader(path, *table, errors);
  ReadArray(reader, "fit", judge_.fit);
  ReadArray(reader, "judge", judge_.judge);
  reader.Finish();
}

void TopicData::StartFrom(const TopicModel& model, bool learned) {
  for (const TopicSpec& spec : model.topics) {
    auto topic = std::make_unique<Topic>();
    topic->spec = spec;
    topic->near.assign(spec.near.begin(), spec.near.end());
    topic->headings.assign(spec.headings.begin(), spec.headings.end());
    topic->terms.assign(spec.terms.begin(), spec.terms.end());
    topic->counted = topic->terms.size();
    topics_.push_back(std::move(topic));
  }
  judge_ = model.judge;
  if (!learned) return;
  for (uint32_t t = 0; t < model.TermCount(); ++t) {
    Term& term = terms_[std::string(model.TermText(t))];
    term.rarity = model.terms[t].rarity;
    for (const TermWeight& weight : model.TermWeights(t)) {
      term.weights.emplace_back(model.topics[weight.topic].name, weight.weight);
    }
  }
}

// A written term that is more than a pair or four Han characters counts by its longest parts.
void TopicData::CountWrittenTerms(const Topic& topic) {
  for (size_t i = topic.counted; i < topic.terms.size(); ++i) {
    const std::string normal = NormalTerm(topic.terms[i].text);
    std::vector<std::string> parts;
    size_t longest = 0;
    ScanTerms(normal, MakeSpan(0, normal.size()), [&](TermHash, Span span, TermKind kind) {
      if (kind == TermKind::kPart) return;
      if (span.size() > longest) {
        longest = span.size();
        if (kind == TermKind::kHan) parts.clear();
      }
      if (kind != TermKind::kHan || span.size() == longest) {
        parts.emplace_back(span.in(normal));
      }
    });
    const bool pairs = std::any_of(parts.begin(), parts.end(), [](const std::string& part) {
      return part.find(' ') != std::string::npos;
    });
    if (pairs) {
      std::erase_if(parts, [](const std::string& p) { return p.find(' ') == std::string::npos; });
    }
    const float weight = kWrittenScale * static_cast<float>(topic.terms[i].weight) /
                         static_cast<float>(std::max<size_t>(1, parts.size()));
    for (const std::string& part : parts) AddTo(terms_[part].weights, topic.spec.name, weight);
  }
}

TopicModel TopicData::Build(std::vector<std::string>& errors) {
  std::sort(topics_.begin(), topics_.end(),
            [](const auto& a, const auto& b) { return a->spec.name < b->spec.name; });
  specs_.clear();
  for (const auto& topic : topics_) {
    CountWrittenTerms(*topic);
    topic->counted = topic->terms.size();
    topic->spec.near = topic->near;
    topic->spec.headings = topic->headings;
    topic->spec.terms = topic->terms;
    specs_.push_back(topic->spec);
  }
  size_t places = 1024;
  while (places < 2 * terms_.size()) places *= 2;
  filter_.assign(places / 16, 0);  // few terms share a bit, so most unknown ones end there
  hashes_.assign(places, 0);
  hash_terms_.assign(places, 0);
  term_specs_.clear();
  weights_.clear();
  texts_.clear();
  std::vector<std::string> unknown;
  for (const auto& [text, term] : terms_) {
    const TermHash hash = HashTerm(text);
    filter_[(hash >> 6) & (filter_.size() - 1)] |= uint64_t{1} << (hash & 63);
    size_t at = (hash >> 20) & (places - 1);
    while (hashes_[at] != 0) at = (at + 1) & (places - 1);
    hashes_[at] = hash;
    hash_terms_[at] = static_cast<uint32_t>(term_specs_.size());
    term_specs_.push_back({hash, static_cast<uint32_t>(texts_.size()),
                           static_cast<uint32_t>(weights_.size()), term.rarity});
    texts_ += text;
    for (const auto& [name, weight] : term.weights) {
      const auto spec = std::lower_bound(
          specs_.begin(), specs_.end(), name,
          [](const TopicSpec& each, const std::string& wanted) { return each.name < wanted; });
      if (spec == specs_.end() || spec->name != name) {
        if (std::find(unknown.begin(), unknown.end(), name) == unknown.end()) {
          unknown.push_back(name);
        }
        continue;
      }
      weights_.push_back({static_cast<uint32_t>(spec - specs_.begin()), weight});
    }
  }
  term_specs_.push_back(
      {0, static_cast<uint32_t>(texts_.size()), static_cast<uint32_t>(weights_.size()), 0});
  for (const std::string& name : unknown) {
    errors.push_back(fmt::format("weights of '{}' have no topic file", name));
  }
  return {specs_, filter_, hashes_, hash_terms_, term_specs_, weights_, texts_, judge_};
}

}  // namespace digestlint
