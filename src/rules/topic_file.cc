#include "rules/topic_file.h"

#include <fmt/format.h>

#include "rules/toml_reader.h"

namespace digestlint {
namespace {

// [terms]: "text" = weight
template <typename Keep>
void ReadTerms(TomlReader& reader, TopicFile& file, Keep keep) {
  const toml::node* node = reader.Node("terms");
  const toml::table* terms = node == nullptr ? nullptr : node->as_table();
  if (terms == nullptr) {
    reader.Error(node, "a topic needs [terms] with lines such as \"量化\" = 3");
    return;
  }
  for (const auto& [text, value] : *terms) {
    const double weight = value.value_or(0.0);
    if (weight <= 0 || weight > 10) reader.Error(&value, "a weight must be above 0, at most 10");
    file.terms.push_back({keep(std::string(text.str())), weight});
  }
}

}  // namespace

TopicFileResult LoadTopicFile(std::string_view path, std::string_view toml) {
  TopicFileResult result;
  const std::optional<toml::table> table = ParseToml(path, toml, result.errors);
  if (!table) return result;
  auto file = std::make_unique<TopicFile>();
  const auto keep = [&](std::string text) {
    file->strings.push_back(std::make_unique<std::string>(std::move(text)));
    return std::string_view(*file->strings.back());
  };
  TomlReader reader(path, *table, result.errors);
  file->spec.name = keep(reader.Text("name"));
  file->spec.title = keep(reader.Text("title"));
  file->spec.cross_cutting = reader.OptionalFlag("cross-cutting", false);
  for (std::string& name : reader.Texts("near")) file->near.push_back(keep(std::move(name)));
  for (std::string& text : reader.Texts("headings"))
    file->headings.push_back(keep(std::move(text)));
  ReadTerms(reader, *file, keep);
  for (const toml::table* each : reader.Tables("example")) {
    TomlReader example(path, *each, result.errors);
    file->examples.push_back({keep(example.Text("title")), keep(example.OptionalText("body"))});
    example.Finish();
  }
  reader.Finish();
  std::string_view stem = path;
  stem.remove_prefix(stem.rfind('/') + 1);
  if (stem != fmt::format("{}.toml", file->spec.name)) {
    reader.Error(nullptr, "'name' must be the file's name without .toml");
  }
  if (!file->spec.cross_cutting && file->examples.size() < 2) {
    reader.Error(nullptr, "a topic needs at least two [[example]] entries");
  }
  file->spec.near = file->near;
  file->spec.headings = file->headings;
  file->spec.terms = file->terms;
  file->spec.examples = file->examples;
  if (result.errors.empty()) result.topic = std::move(file);
  return result;
}

}  // namespace digestlint
