// Dashes of several forms between Chinese words.
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks/style_places.h"

namespace digestlint {
namespace {

enum Form : size_t { kStandard, kSingle, kEn, kHyphens, kForms };
constexpr std::array<std::string_view, kForms> kText = {"——", "—", "–", "--"};

std::optional<Form> FormOf(const MarkGroup& group) {
  if (group.first->kind != MarkKind::kDash) return std::nullopt;
  switch (group.first->code_point) {
    case U'—':
    case U'―':
      if (group.size > 2) return std::nullopt;  // a line, or a gap to fill in
      return group.size == 2 ? kStandard : kSingle;
    case U'–':
      if (group.size > 2) return std::nullopt;
      return kEn;
    default:
      if (group.size != 2 && group.size != 3) return std::nullopt;
      return kHyphens;
  }
}

bool IsChinese(Neighbour side) {
  return side == Neighbour::kHan || side == Neighbour::kFullMark;
}

bool IsWord(Neighbour side) {
  return IsChinese(side) || side == Neighbour::kLatin || side == Neighbour::kDigit;
}

// The mark joins words rather than clauses: 视觉–语言模型, 北京—上海, 3月—5月.
bool IsConnector(const std::vector<PunctuationMark>& marks, const MarkGroup& group, Form form) {
  if (form == kStandard || form == kHyphens) return false;
  if (group.first->blank_left || group.last->blank_right) return false;
  if (form == kEn || group.last->right == Neighbour::kDigit) return true;
  // A clause follows a dash: many characters up to the next mark.
  constexpr uint32_t kClauseBytes = 24;
  const PunctuationMark* next = group.last + 1;
  return next < marks.data() + marks.size() && next->line == group.last->line &&
         next->span.begin - group.span.end < kClauseBytes;
}

// A command's option: 用 --fix 修复.
bool IsOption(const MarkGroup& group, Form form) {
  return form == kHyphens && !group.last->blank_right &&
         (group.first->blank_left || group.last->right == Neighbour::kLatin);
}

// Between two words of which one is Chinese.
bool IsInProse(const MarkGroup& group) {
  const Neighbour left = group.first->left, right = group.last->right;
  return IsWord(left) && IsWord(right) && (IsChinese(left) || IsChinese(right));
}

}  // namespace

void CheckDashStyle(CheckContext& context) {
  const std::vector<PunctuationMark>& marks = context.facts.Punctuation();
  std::array<std::vector<MarkGroup>, kForms> found;
  std::array<size_t, kForms> counts{};
  size_t blanks = 0;
  for (size_t i = 0; i < marks.size();) {
    const MarkGroup group = GroupAt(marks, i);
    i += group.size;
    const std::optional<Form> form = FormOf(group);
    if (!form || !IsInProse(group) || IsConnector(marks, group, *form) || IsOption(group, *form))
      continue;
    if (IsOthersWords(context.document, *group.first)) continue;
    found[*form].push_back(group);
    ++counts[*form];
    if (*form == kStandard && group.first->blank_left && group.last->blank_right) ++blanks;
  }
  // Two hyphens are a typewriter's dash, never a convention of Chinese text.
  const size_t hyphens = std::exchange(counts[kHyphens], 0);
  const size_t own = OwnForm(counts);
  counts[kHyphens] = hyphens;
  const std::string text(kText[own]);
  const bool keep_blanks = own != kStandard || blanks * 2 > counts[kStandard];
  for (size_t form = 0; form < kForms; ++form) {
    if (form == own || found[form].empty()) continue;
    std::vector<StylePlace> places;
    for (const MarkGroup& group : found[form]) {
      const Edit edit = keep_blanks
                            ? Edit{group.span, text}
                            : ReplaceByFullWidth(context, group.first->line, group.span, text);
      places.push_back({group.span, {edit}});
    }
    const std::string others =
        counts[own] == 0 ? "stands in Chinese text"
                         : fmt::format("stands beside “{}” ({})", text, Times(counts[own]));
    ReportPlaces(context, places, fmt::format("the dash “{}” {}", kText[form], others), text);
  }
}

}  // namespace digestlint
