#include "baseline/line_map.h"

#include <dtl/dtl.hpp>

namespace digestlint {
namespace {

using Lines = std::vector<std::string_view>;

Lines SplitLines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace

std::vector<uint32_t> LineStarts(std::string_view text) {
  std::vector<uint32_t> starts = {0};
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    starts.push_back(static_cast<uint32_t>(at + 1));
  }
  return starts;
}

std::vector<uint32_t> MapLines(std::string_view before, std::string_view now) {
  const Lines old_lines = SplitLines(before), new_lines = SplitLines(now);
  std::vector<uint32_t> map(new_lines.size() + 1, kNewLine);  // the empty line at the end has one
  const size_t shorter = std::min(old_lines.size(), new_lines.size());
  size_t same = 0, back = 0;
  while (same < shorter && old_lines[same] == new_lines[same]) {
    map[same] = static_cast<uint32_t>(same);
    ++same;
  }
  while (back < shorter - same &&
         old_lines[old_lines.size() - 1 - back] == new_lines[new_lines.size() - 1 - back]) {
    ++back;
    map[new_lines.size() - back] = static_cast<uint32_t>(old_lines.size() - back);
  }
  const auto middle = [&](const Lines& lines) {
    return Lines(lines.begin() + static_cast<ptrdiff_t>(same),
                 lines.end() - static_cast<ptrdiff_t>(back));
  };
  dtl::Diff<std::string_view, Lines> diff(middle(old_lines), middle(new_lines));
  diff.onHuge();
  diff.compose();
  for (const auto& [line, info] : diff.getSes().getSequence()) {
    if (info.type != dtl::SES_COMMON) continue;
    map[same + static_cast<size_t>(info.afterIdx) - 1] =
        static_cast<uint32_t>(same + static_cast<size_t>(info.beforeIdx) - 1);
  }
  return map;
}

}  // namespace digestlint
