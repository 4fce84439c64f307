#include "rules/toml_reader.h"

#include <fmt/format.h>

#include "text/edit_distance.h"

namespace digestlint {

std::optional<toml::table> ParseToml(std::string_view path, std::string_view text,
                                     std::vector<std::string>& errors) {
  toml::parse_result result = toml::parse(text, path);
  if (result) return std::move(result).table();
  errors.push_back(fmt::format("{}:{}: not TOML: {}", path, result.error().source().begin.line,
                               result.error().description()));
  return std::nullopt;
}

void TomlReader::Error(const toml::node* node, std::string_view message) {
  const auto line = (node == nullptr ? table_.source() : node->source()).begin.line;
  errors_.push_back(fmt::format("{}:{}: {}", path_, line, message));
}

const toml::node* TomlReader::Node(std::string_view key) {
  known_.emplace(key);
  return table_.get(key);
}

std::string TomlReader::OptionalText(std::string_view key) {
  const toml::node* node = Node(key);
  if (node == nullptr) return "";
  if (const auto* text = node->as_string()) return text->get();
  Error(node, fmt::format("'{}' must be a string", key));
  return "";
}

std::string TomlReader::Text(std::string_view key) {
  if (Node(key) == nullptr) {
    Error(nullptr, fmt::format("'{}' is missing", key));
    return "";
  }
  std::string text = OptionalText(key);
  if (text.empty()) Error(table_.get(key), fmt::format("'{}' must not be empty", key));
  return text;
}

double TomlReader::OptionalNumber(std::string_view key, double missing) {
  const toml::node* node = Node(key);
  if (node == nullptr) return missing;
  if (const auto value = node->value<double>()) return *value;
  Error(node, fmt::format("'{}' must be a number", key));
  return missing;
}

bool TomlReader::OptionalFlag(std::string_view key, bool missing) {
  const toml::node* node = Node(key);
  if (node == nullptr) return missing;
  if (const auto* value = node->as_boolean()) return value->get();
  Error(node, fmt::format("'{}' must be true or false", key));
  return missing;
}

std::vector<std::string> TomlReader::Texts(std::string_view key) {
  std::vector<std::string> out;
  const toml::node* node = Node(key);
  if (node == nullptr) return out;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    Error(node, fmt::format("'{}' must be a list of strings", key));
    return out;
  }
  for (const toml::node& item : *array) {
    if (const auto* text = item.as_string()) {
      out.push_back(text->get());
    } else {
      Error(&item, fmt::format("'{}' must hold strings only", key));
    }
  }
  return out;
}

std::vector<const toml::table*> TomlReader::Tables(std::string_view key) {
  std::vector<const toml::table*> out;
  const toml::node* node = Node(key);
  if (node == nullptr) return out;
  if (node->as_array() == nullptr) {
    Error(node, fmt::format("write [[{}]], with two brackets", key));
    return out;
  }
  for (const toml::node& item : *node->as_array()) {
    if (const toml::table* table = item.as_table()) {
      out.push_back(table);
    } else {
      Error(&item, fmt::format("'{}' must hold tables only", key));
    }
  }
  return out;
}

void TomlReader::Finish() {
  for (const auto& [key, node] : table_) {
    if (!known_.contains(key.str())) {
      const std::vector<std::string_view> names(known_.begin(), known_.end());
      const std::string_view nearest = NearestName(key.str(), names);
      Error(&node,
            fmt::format("unknown key '{}'{}", key.str(),
                        nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest)));
    }
  }
}

}  // namespace digestlint
