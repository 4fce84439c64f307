// Digests to run the program on, and the program at hand.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report_helpers.h"
#include "run_program.h"
#include "temporary_folder.h"

namespace digestlint {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

inline constexpr std::string_view kUrl = "https://arxiv.org/abs/";

// Three plain entries; the summaries of the first two are given.
inline std::string Plain(std::string_view first = "相邻两层之间只差一个线性变换。",
                         std::string_view second = "每个样本只更新一小部分权重。") {
  return fmt::format(
      "1、Layers That Barely Change\n{}\n{}2405.10001\n"
      "2、Training a Few Weights at a Time\n{}\n{}2405.10002\n"
      "3、Reading Long Papers with Short Windows\n窗口滑动着读完全文。\n{}2405.10003\n",
      first, kUrl, second, kUrl, kUrl);
}

inline const std::string kDoubled = "参数一样多，，速度更快。";  // repeated-punctuation, column 6
inline const std::string kSpaced = "显存不变 ，精度也不变。";    // stray-space, column 5

inline std::string Markdown(std::string_view summary = "只训练两个小矩阵。") {
  return fmt::format(
      "# 本周论文\n\n## 微调\n\n1. [Small Matrices]({0}2405.10011)：{1}\n"
      "2. [Smaller Matrices]({0}2405.10012)：秩可以更低。\n",
      kUrl, summary);
}

// A folder to run in, with the program at hand.
class Place : public TemporaryFolder {
 public:
  Outcome Run(Arguments arguments, Surroundings surroundings = {}) const {
    surroundings.folder = *this / "";
    arguments.insert(arguments.begin(), DIGESTLINT_BINARY);
    return RunProgram(std::move(arguments), surroundings);
  }

  Outcome RunOnInput(Arguments arguments, std::string input) const {
    return Run(std::move(arguments),
               {.folder = {}, .input = std::move(input), .output_file = {}, .environment = {}});
  }

  Json RunJson(Arguments arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome outcome = Run(std::move(arguments));
    REQUIRE(Json::accept(outcome.out));
    return Json::parse(outcome.out);
  }
};

inline bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

inline size_t CountLines(std::string_view text) {
  return SplitLines(text).size();
}

inline std::vector<std::string> Rules(const Json& findings) {
  std::vector<std::string> out;
  for (const Json& finding : findings) out.push_back(finding["rule"]);
  return out;
}

// No byte that a terminal would obey.
inline bool IsSafe(std::string_view text) {
  return std::ranges::none_of(text, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
  });
}

}  // namespace digestlint
