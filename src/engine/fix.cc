#include "engine/fix.h"

#include <algorithm>
#include <tuple>

namespace digestlint {

std::optional<Fix> MakeFix(std::string title, Repair repair) {
  if (repair.edits.empty()) return std::nullopt;
  std::sort(repair.edits.begin(), repair.edits.end(), [](const Edit& a, const Edit& b) {
    return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
  });
  return Fix{std::move(title), repair.safety, std::move(repair.edits)};
}

std::string ApplyEdits(std::string_view text, const std::vector<Edit>& edits) {
  size_t size = text.size();
  for (const Edit& edit : edits) size += edit.text.size();
  std::string out;
  out.reserve(size);
  uint32_t at = 0;
  for (const Edit& edit : edits) {
    out.append(text.substr(at, edit.span.begin - at)).append(edit.text);
    at = edit.span.end;
  }
  return out.append(text.substr(at));
}

}  // namespace digestlint
