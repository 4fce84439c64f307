#include "repair/rule_examples.h"

#include <fmt/format.h>

#include <algorithm>

#include "reader/reader.h"
#include "repair/fixer.h"
#include "text/line_index.h"

namespace digestlint {
namespace {

std::string Show(const std::vector<PlaceSpec>& places, bool columns) {
  std::string out;
  for (const PlaceSpec& place : places) {
    out += out.empty() ? "" : ", ";
    out += columns ? fmt::format("{}:{}", place.line, place.column) : std::to_string(place.line);
  }
  return out.empty() ? "nothing" : out;
}

std::vector<PlaceSpec> PlacesOf(const std::vector<Finding>& findings, std::string_view text) {
  const LineIndex lines(text);
  std::vector<PlaceSpec> places;
  for (const Finding& finding : findings) {
    const Position position = lines.PositionAt(finding.span.begin);
    places.push_back({position.line, position.column});
  }
  return places;
}

// Lines of the text with a mark before each, for comparing by eye.
std::string Quote(std::string_view text) {
  std::string out = "    | ";
  for (const char c : text.substr(0, text.ends_with('\n') ? text.size() - 1 : text.size())) {
    out += c;
    if (c == '\n') out += "    | ";
  }
  return out;
}

}  // namespace

std::vector<std::string> FailuresOf(const Rule& rule, const ExampleSpec& example,
                                    const TopicModel& topics,
                                    const std::vector<std::string_view>& known_names) {
  std::vector<std::string> failures;
  const Linter linter({rule}, topics, known_names);
  const std::vector<Finding> findings = linter.Lint(ReadDocument(example.text, example.format));
  const std::vector<PlaceSpec> expected(example.places.begin(), example.places.end());
  const bool columns = std::all_of(expected.begin(), expected.end(),
                                   [](const PlaceSpec& place) { return place.column > 0; });
  const std::string want = Show(expected, columns);
  const std::string found = Show(PlacesOf(findings, example.text), columns);
  if (want != found) failures.push_back(fmt::format("expected {}, found {}", want, found));
  for (const Finding& finding : findings) {
    if (finding.message.find('{') != std::string::npos) {
      failures.push_back(
          fmt::format("nothing fills a placeholder of the message “{}”", finding.message));
    }
  }
  if (!example.has_fixed) return failures;
  const FixResult fixed =
      FixText(linter, std::string(example.text), example.format, {.unsafe = true});
  if (fixed.text != example.fixed) {
    failures.push_back(fmt::format("expected after all repairs\n{}\n  but they give\n{}",
                                   Quote(example.fixed), Quote(fixed.text)));
  }
  if (!fixed.refused.empty()) failures.push_back("the repair changes more than 'fix-changes' says");
  if (!fixed.unfinished.empty()) failures.push_back("the repair comes to no end");
  return failures;
}

}  // namespace digestlint
