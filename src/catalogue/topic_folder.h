// The user's own topics: files beside or instead of the built-in ones.
#pragma once

#include <string>
#include <vector>

#include "rules/topic_model.h"

namespace digestlint {

// Reads `folder` as rules/topics/ is laid out: its *.toml files are topics that are added to those
// of `builtin`. Where it has a folder weights/ with *.tsv files and placement.toml, these replace
// everything that the built-in model has learned. `data` keeps the memory of the returned model;
// `builtin` and `data` must outlive it. `errors` receives "path:line: what" for every mistake.
TopicModel LoadTopicFolder(const std::string& folder, const TopicModel& builtin, TopicData& data,
                           std::vector<std::string>& errors);

}  // namespace digestlint
