// Whether a rule does what the examples in its file say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/linter.h"

namespace digestlint {

// What is not as `example` of `rule` says, one line or, for a repair, several each: the places that
// are reported, the text after all repairs, a message with an unfilled placeholder. The rule runs
// alone, even where it is off by default. `known_names` as for Linter.
std::vector<std::string> FailuresOf(const Rule& rule, const ExampleSpec& example,
                                    const TopicModel& topics,
                                    const std::vector<std::string_view>& known_names);

}  // namespace digestlint
