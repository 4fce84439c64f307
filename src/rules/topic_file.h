// Reading a topic from its TOML file. rules/README.md describes the format.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/topic_spec.h"

namespace digestlint {

// A topic with the memory that its spec points into.
struct TopicFile {
  TopicSpec spec;
  std::vector<std::unique_ptr<std::string>> strings;
  std::vector<std::string_view> near;
  std::vector<std::string_view> headings;
  std::vector<TopicTermSpec> terms;
  std::vector<TopicExampleSpec> examples;
};

// A topic, or every mistake in its file as "path:line: what; what to do".
struct TopicFileResult {
  std::unique_ptr<TopicFile> topic;  // null when there are errors
  std::vector<std::string> errors;
};

TopicFileResult LoadTopicFile(std::string_view path, std::string_view toml);

}  // namespace digestlint
