#include "report/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <dtl/dtl.hpp>
#include <iterator>
#include <vector>

#include "text/line_index.h"

namespace digestlint {
namespace {

using Lines = std::vector<std::string_view>;
using LineDiff = dtl::Diff<std::string_view, Lines>;

void AppendLines(const std::vector<std::pair<std::string_view, dtl::elemInfo>>& lines,
                 std::string& out) {
  for (const auto& [line, info] : lines) {
    out += info.type == dtl::SES_ADD ? '+' : info.type == dtl::SES_DELETE ? '-' : ' ';
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

// A range of no lines is named by the line before it.
std::string Range(long long first, long long count) {
  if (count == 0) return fmt::format("{},0", first - 1);
  return count == 1 ? fmt::format("{}", first) : fmt::format("{},{}", first, count);
}

}  // namespace

std::string FormatUnifiedDiff(std::string_view path, std::string_view before,
                              std::string_view after) {
  if (before == after) return "";
  LineDiff diff(SplitKeepingEnds(before), SplitKeepingEnds(after));
  diff.onHuge();
  diff.compose();
  diff.composeUnifiedHunks();
  path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));  // as git has it
  std::string out = fmt::format("--- a/{}\n+++ b/{}\n", path, path);
  for (const auto& hunk : diff.getUniHunks()) {
    fmt::format_to(std::back_inserter(out), "@@ -{} +{} @@\n", Range(hunk.a, hunk.b),
                   Range(hunk.c, hunk.d));
    AppendLines(hunk.common[0], out);
    AppendLines(hunk.change, out);
    AppendLines(hunk.common[1], out);
  }
  return out;
}

}  // namespace digestlint
