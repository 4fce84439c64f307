#include "rules/topic_file.h"

#include <fmt/format.h>

#include "rules/toml_reader.h"

namespace digestlint {

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
  for (std::string& text : reader.Texts("headings")) file->headings.push_back(keep(std::move(text)));
  for (const toml::table* each : reader.Tables("term")) {
    TomlReader term(path, *each, result.errors);
    const std::string_view text = keep(term.Text("text"));
    const double weight = term.OptionalNumber("weight", 0);
    if (weight <= 0 || weight > 10) term.Error(term.Node("weight"), "'weight' must be above 0, at most 10");
    term.Finish();
    file->terms.push_back({text, weight});
  }
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
