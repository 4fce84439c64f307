// A topic as data: what one file in rules/topics/ says. See rules/README.md.
#pragma once

#include <span>
#include <string_view>

namespace digestlint {

struct TopicTermSpec {
  std::string_view text;  // matched with case, width and white space folded
  double weight = 1;      // 1 weak hint, 2 good evidence, 3 decisive
};

// A made-up entry whose best topic must be this one; run as a test.
struct TopicExampleSpec {
  std::string_view title;
  std::string_view body;
};

struct TopicSpec {
  std::string_view name;
  std::string_view title;                  // as a message names it
  bool cross_cutting = false;              // a heading of this topic claims nothing
  std::span<const std::string_view> near;  // topics that entries may share
  std::span<const std::string_view> headings;
  std::span<const TopicTermSpec> terms;
  std::span<const TopicExampleSpec> examples;
};

}  // namespace digestlint
