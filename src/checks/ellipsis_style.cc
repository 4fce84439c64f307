// Ellipses of several forms in one Chinese text.
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "checks/style_places.h"

namespace digestlint {
namespace {

enum Form : size_t { kStandard, kSingle, kDots, kStops, kForms };
constexpr std::array<std::string_view, kForms> kText = {"……", "…", "...", "。。。"};

std::optional<Form> FormOf(const MarkGroup& group) {
  switch (group.first->kind) {
    case MarkKind::kEllipsis:
      if (group.size <= 2) return group.size == 2 ? kStandard : kSingle;
      return std::nullopt;  // drawn out on purpose
    case MarkKind::kFullStop:
      if (group.size < 3 || group.first->code_point == U'．') return std::nullopt;
      return group.first->full_width ? kStops : kDots;
    default:
      return std::nullopt;
  }
}

// Behind a Chinese word, and not before a Latin one: "如 [a, ..., z]" and "见 A...B" are notation.
bool IsInProse(const MarkGroup& group) {
  const Neighbour left = group.first->left, right = group.last->right;
  if (left != Neighbour::kHan && left != Neighbour::kFullMark) return false;
  return right == Neighbour::kHan || right == Neighbour::kFullMark || right == Neighbour::kNone;
}

}  // namespace

void CheckEllipsisStyle(CheckContext& context) {
  const std::vector<PunctuationMark>& marks = context.facts.Punctuation();
  std::array<std::vector<MarkGroup>, kForms> found;
  std::array<size_t, kForms> counts{};
  for (size_t i = 0; i < marks.size();) {
    const MarkGroup group = GroupAt(marks, i);
    i += group.size;
    const std::optional<Form> form = FormOf(group);
    if (!form || !IsInProse(group)) continue;
    if (IsOthersWords(context.document, *group.first)) continue;
    found[*form].push_back(group);
    // 。。。 is nobody's convention: it never becomes the document's own.
    if (*form != kStops) ++counts[*form];
  }
  const size_t own = OwnForm(counts);
  const std::string text(kText[own]);
  for (size_t form = 0; form < kForms; ++form) {
    if (form == own || found[form].empty()) continue;
    std::vector<StylePlace> places;
    for (const MarkGroup& group : found[form]) {
      const Edit edit = own == kDots
                            ? Edit{group.span, text}
                            : ReplaceByFullWidth(context, group.first->line, group.span, text);
      places.push_back({group.span, {edit}});
    }
    const std::string others =
        counts[own] == 0 ? "is no ellipsis"
                         : fmt::format("stands beside “{}” ({})", text, Times(counts[own]));
    ReportPlaces(context, places, fmt::format("the ellipsis “{}” {}", kText[form], others), text);
  }
}

}  // namespace digestlint
